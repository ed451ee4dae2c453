import { describe, expect, it } from 'vitest'
import { askAgainMs, gatewayHint, topUpView } from './top-up-view.ts'

it.each([
  ['back from paying', 'pending', 'succeeded', 0, 'waiting'],
  ['the gateway does not know yet', 'pending', 'pending', 0, 'waiting'],
  ['declined there, not told to us yet', 'pending', 'declined', 2_000, 'waiting'],
  ['back from paying long ago', 'pending', 'succeeded', 40_000, 'waiting_long'],
  ['gave up at the gateway', 'pending', 'abandoned', 0, 'unpaid'],
  ['looked at from the wallet', 'pending', null, 90_000, 'unpaid'],
  ['confirmed, whatever the address says', 'confirmed', 'abandoned', 0, 'confirmed'],
  ['declined', 'declined', 'succeeded', 0, 'declined'],
  ['cancelled', 'cancelled', null, 0, 'cancelled'],
  ['expired', 'expired', null, 0, 'expired'],
] as const)('a top-up %s', (_, status, hint, waitedMs, view) => {
  expect(topUpView(status, hint, waitedMs)).toBe(view)
})

describe('asking again', () => {
  it('gets rarer, and never stops while it is pending', () => {
    const waits = [0, 31_000, 10 * 60_000].map((waited) => askAgainMs('pending', waited))
    expect(waits).toEqual([1_500, 5_000, 15_000])
  })
  it('stops once it has ended', () => {
    expect(askAgainMs('confirmed', 0)).toBe(false)
  })
})

it('takes only hints a gateway gives', () => {
  expect([gatewayHint('abandoned'), gatewayHint('paid!'), gatewayHint(undefined)]).toEqual(['abandoned', null, null])
})
