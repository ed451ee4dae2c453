import type { Refusal } from '@dallal/contract'
import {
  type Currency,
  compareMoney,
  err,
  type Instant,
  isZero,
  type Money,
  ok,
  type PayoutId,
  type Result,
  type SellerId,
} from '@dallal/kernel'

export type PayoutStatus = 'requested' | 'sent' | 'paid' | 'failed'

/** A seller's settled money on its way to their bank. */
export interface Payout {
  readonly id: PayoutId
  readonly seller: SellerId
  readonly amount: Money
  /** The bank account and the name on it, as they were when the seller asked. */
  readonly iban: string
  readonly legalName: string
  readonly status: PayoutStatus
  readonly bankReference: string | null
  readonly requestedAt: Instant
  readonly sentAt: Instant | null
  readonly paidAt: Instant | null
  readonly failedAt: Instant | null
  /** Why it failed, in the words of the operator; the seller reads them. */
  readonly failureReason: string | null
}

/** What can be known of an amount before the account is looked at. */
export function judgeAmount(
  amount: Money,
  currency: Currency,
): Result<null, Refusal<'currency_mismatch'> | Refusal<'amount_not_positive'>> {
  if (amount.currency !== currency) return err({ code: 'currency_mismatch', currency })
  if (amount.minor <= 0n) return err({ code: 'amount_not_positive' })
  return ok(null)
}

/** Whether so much may leave; money that is already held for another payout is not available. */
export function judgeAvailable(
  amount: Money,
  available: Money,
): Result<null, { code: 'payout_nothing_available' } | { code: 'payout_exceeds_available'; available: Money }> {
  if (isZero(available)) return err({ code: 'payout_nothing_available' })
  if (compareMoney(amount, available) > 0) return err({ code: 'payout_exceeds_available', available })
  return ok(null)
}
