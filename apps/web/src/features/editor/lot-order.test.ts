import { expect, it } from 'vitest'
import { placeAfterMove } from './lot-order.ts'

const lots = [
  { id: 'sold', status: 'sold' },
  { id: 'a', status: 'queued' },
  { id: 'b', status: 'queued' },
  { id: 'c', status: 'queued' },
] as const

it.each([
  ['b', 'up', { before: 'a' }],
  ['c', 'up', { before: 'b' }],
  ['a', 'down', { before: 'c' }],
  ['b', 'down', { before: null }],
  ['a', 'up', null],
  ['c', 'down', null],
  ['sold', 'down', null],
  ['nobody', 'up', null],
] as const)('%s moved %s', (id, way, place) => {
  expect(placeAfterMove(lots, id, way)).toEqual(place)
})
