import { expect, it } from 'vitest'
import { type Area, entrance } from './entrance.ts'

const buyer = { roles: ['buyer' as const] }
const seller = { roles: ['buyer' as const, 'seller' as const] }
const operator = { roles: ['buyer' as const, 'operator' as const] }
const signIn = { kind: 'go', to: '/sign-in?next=%2Fshows%2F1%3Flot%3D2' }

it.each([
  ['a visitor', null, 'anyone', { kind: 'enter' }],
  ['a visitor', null, 'signed_in', signIn],
  ['a visitor', null, 'seller', signIn],
  ['a visitor', null, 'operator', signIn],
  ['a buyer', buyer, 'signed_in', { kind: 'enter' }],
  ['a buyer', buyer, 'seller', { kind: 'go', to: '/sell' }],
  ['a buyer', buyer, 'operator', { kind: 'hidden' }],
  ['a seller', seller, 'seller', { kind: 'enter' }],
  ['a seller', seller, 'operator', { kind: 'hidden' }],
  ['an operator', operator, 'operator', { kind: 'enter' }],
  ['an operator', operator, 'seller', { kind: 'go', to: '/sell' }],
] as const)('%s, %o, at a place for %s', (_who, person, area, expected) => {
  expect(
    entrance(person as { roles: ('buyer' | 'seller' | 'operator')[] } | null, area as Area, '/shows/1?lot=2'),
  ).toEqual(expected)
})
