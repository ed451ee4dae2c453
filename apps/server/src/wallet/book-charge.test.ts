import { instant, money, plusMs } from '@dallal/kernel'
import { expect, it } from 'vitest'
import { type AskedTopUp, bookCharge } from './book-charge.ts'

const now = instant('2026-11-25T10:00:00Z')
const asked: AskedTopUp = { status: 'pending', amount: money(500n, 'SAR'), chargeId: 'ch_1', expiresAt: plusMs(now, 1) }
const taken = money(500n, 'SAR')

it.each([
  ['for an open top-up', asked, 'ch_1', taken, 'top_up'],
  ['for one that does not know its charge yet', { ...asked, chargeId: null }, 'ch_1', taken, 'top_up'],
  ['at the very moment it expires', { ...asked, expiresAt: now }, 'ch_1', taken, 'late'],
  ['for a cancelled one', { ...asked, status: 'cancelled' }, 'ch_1', taken, 'late'],
  ['for an expired one', { ...asked, status: 'expired' }, 'ch_1', taken, 'late'],
  ['for one the gateway first called declined', { ...asked, status: 'declined' }, 'ch_1', taken, 'late'],
  ['for nothing we know', null, 'ch_1', taken, 'unknown_top_up'],
  ['by another charge', asked, 'ch_2', taken, 'other_charge'],
  [
    'a second time, by another charge',
    { ...asked, status: 'confirmed', chargeId: null },
    'ch_2',
    taken,
    'other_charge',
  ],
  ['in another currency', asked, 'ch_1', money(500n, 'KWD'), 'other_currency'],
  ['of another amount', asked, 'ch_1', money(501n, 'SAR'), 'other_amount'],
  [
    'of another amount, for a cancelled one',
    { ...asked, status: 'cancelled' },
    'ch_1',
    money(1n, 'SAR'),
    'other_amount',
  ],
] as const)('money %s', (_what, topUp, id, amount, expected) => {
  const booking = bookCharge(topUp, { id, taken: amount }, now)
  expect(booking.as === 'suspense' ? booking.reason : booking.as).toBe(expected)
})
