import type { Received } from '@dallal/contract'
import { describe, expect, it } from 'vitest'
import { askAgainMs, gatewayHint, keptApart, topUpView } from './top-up-view.ts'

const sar = (minor: string) => ({ minor, currency: 'SAR' }) as const
const inWallet: Received = { charge: 'ch_1', into: 'wallet', amount: sar('50000') }
const misfit: Received = { charge: 'ch_2', into: 'suspense', amount: sar('50001') }
const foreign: Received = { charge: 'ch_3', into: 'suspense', amount: null }

it.each([
  ['back from paying', 'pending', [], 'succeeded', 0, 'waiting'],
  ['the gateway does not know yet', 'pending', [], 'pending', 0, 'waiting'],
  ['declined there, not told to us yet', 'pending', [], 'declined', 2_000, 'waiting'],
  ['back from paying long ago', 'pending', [], 'succeeded', 40_000, 'waiting_long'],
  ['gave up at the gateway', 'pending', [], 'abandoned', 0, 'unpaid'],
  ['looked at from the wallet', 'pending', [], null, 90_000, 'unpaid'],
  ['confirmed, whatever the address says', 'confirmed', [inWallet], 'abandoned', 0, 'confirmed'],
  ['declined', 'declined', [], 'succeeded', 0, 'declined'],
  ['cancelled', 'cancelled', [], null, 0, 'cancelled'],
  ['expired', 'expired', [], null, 0, 'expired'],
  ['expired, and paid after all', 'expired', [inWallet], null, 0, 'late'],
  ['cancelled, and paid after all', 'cancelled', [inWallet], null, 0, 'late'],
  ['declined, and taken after all', 'declined', [inWallet], null, 0, 'late'],
  ['charged another amount', 'declined', [misfit], 'succeeded', 0, 'kept'],
  ['charged in a currency that is none of ours', 'declined', [foreign], 'succeeded', 0, 'kept'],
  ['cancelled, and charged another amount', 'cancelled', [misfit], null, 0, 'kept'],
  ['paid twice, once by another charge', 'confirmed', [misfit, inWallet], null, 0, 'confirmed'],
  ['cancelled and paid, besides another charge', 'cancelled', [misfit, inWallet], null, 0, 'late'],
] as const)('a top-up %s', (_, status, received, hint, waitedMs, view) => {
  expect(topUpView({ status, received: [...received] }, hint, waitedMs)).toBe(view)
})

it('tells of all that is kept apart, whatever else became of it', () => {
  expect(keptApart({ received: [misfit, inWallet, foreign] })).toEqual([misfit, foreign])
})

describe('asking again', () => {
  const ask = (status: 'pending' | 'confirmed' | 'declined' | 'cancelled' | 'expired', received: Received[] = []) =>
    askAgainMs({ status, received }, 0)
  it('gets rarer, and never stops while it is pending', () => {
    const waits = [0, 31_000, 10 * 60_000].map((waited) => askAgainMs({ status: 'pending', received: [] }, waited))
    expect(waits).toEqual([1_500, 5_000, 15_000])
  })
  it('goes on now and then while money may still come, and stops once it has', () => {
    expect([ask('cancelled'), ask('expired')]).toEqual([15_000, 15_000])
    expect([ask('confirmed', [inWallet]), ask('declined'), ask('cancelled', [inWallet])]).toEqual([false, false, false])
  })
})

it('takes only hints a gateway gives', () => {
  expect([gatewayHint('abandoned'), gatewayHint('paid!'), gatewayHint(undefined)]).toEqual(['abandoned', null, null])
})
