import type { Show } from '@dallal/contract'
import { expect, it } from 'vitest'
import { nextStep, type StudioFacts } from './next-step.ts'

const show = { id: 'show' } as Show // Which show it is does not matter for what comes first.
const calm: StudioFacts = { live: null, toShip: 0, hasProducts: true, hasShows: true, draft: null, scheduled: null }

it.each([
  ['on air, whatever else waits', { live: show, toShip: 3, draft: show }, 'live'],
  ['who paid waits for a parcel', { toShip: 2, draft: show, scheduled: show }, 'ship'],
  ['a new shop', { hasProducts: false, hasShows: false }, 'first_product'],
  ['a shop with goods', { hasShows: false }, 'first_show'],
  ['a show nobody knows of', { draft: show, scheduled: show }, 'announce'],
  ['a show that was announced', { scheduled: show }, 'prepare'],
  ['a shop at rest', {}, 'quiet'],
] as const)('%s', (_situation, facts, kind) => {
  expect(nextStep({ ...calm, ...facts }).kind).toBe(kind)
})
