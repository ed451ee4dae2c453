import { type Instant, isCurrency, type Money, money, never, sameMoney } from '@dallal/kernel'
import type { Taken } from '#platform/payments'

/** What a top-up asked for, as far as booking goes. */
export type AskedTopUp = {
  readonly status: 'pending' | 'confirmed' | 'declined' | 'cancelled' | 'expired'
  readonly amount: Money
  readonly chargeId: string | null
  readonly expiresAt: Instant
}

export type SuspenseReason = 'unknown_top_up' | 'other_charge' | 'other_currency' | 'other_amount'

export type Booking =
  /** Into the wallet: what was incoming is captured. */
  | { as: 'top_up' }
  /** Into the wallet by a journal of its own; an open top-up ends as expired. */
  | { as: 'late' }
  /** Kept safe for an operator; the top-up it came for, if it still waits, will not come in any other way. */
  | { as: 'suspense'; reason: SuspenseReason }

/** As much as one transfer of the ledger may move, in minor units. */
const MOST = 1_000_000_000_000_000n

/** What was taken as the ledger can book it; null in a currency it does not know, or beyond all bounds. */
export function bookable({ minor, currency }: Taken): Money | null {
  return isCurrency(currency) && minor <= MOST ? money(minor, currency) : null
}

/** Where the money of a charge belongs. The first thing that does not fit is the reason. */
export function bookCharge(topUp: AskedTopUp | null, charge: { id: string; taken: Money }, now: Instant): Booking {
  if (!topUp) return { as: 'suspense', reason: 'unknown_top_up' }
  if (topUp.chargeId !== null && topUp.chargeId !== charge.id) return { as: 'suspense', reason: 'other_charge' }
  if (topUp.amount.currency !== charge.taken.currency) return { as: 'suspense', reason: 'other_currency' }
  if (!sameMoney(topUp.amount, charge.taken)) return { as: 'suspense', reason: 'other_amount' }

  switch (topUp.status) {
    case 'pending':
      return now < topUp.expiresAt ? { as: 'top_up' } : { as: 'late' }
    case 'confirmed': // confirmed without a receipt for this charge: it was another charge's money
      return { as: 'suspense', reason: 'other_charge' }
    case 'declined':
    case 'cancelled':
    case 'expired':
      return { as: 'late' }
    default:
      return never(topUp.status)
  }
}
