import { assert, type Id, type Instant, type Money } from '@dallal/kernel'
import { type Account, accountName } from './account.ts'

/**
 * A journal is one business event: all of its legs are posted, or none. Its key names the event (`settle:ORDER`), so the same
 * event told twice posts once. A leg is one row that moves one amount from a debit to a credit account, so nothing here can
 * be unbalanced.
 */
export type Journal = {
  readonly key: string
  readonly kind: JournalKind
  /** What the event is about: a top-up, a lot, an order, a payout. */
  readonly subject: Id<string>
  readonly legs: readonly Leg[]
}

export type JournalKind =
  | 'top_up_started'
  | 'top_up_confirmed'
  | 'top_up_failed'
  | 'top_up_late'
  | 'top_up_suspense'
  | 'bid_hold_moved'
  | 'hold_released'
  | 'lot_won'
  | 'order_settled'
  | 'payout_requested'
  | 'payout_sent'
  | 'payout_paid'
  | 'payout_failed'

export type Leg =
  | { readonly type: 'post'; readonly debit: Account; readonly credit: Account; readonly amount: Money }
  | {
      readonly type: 'hold'
      readonly debit: Account
      readonly credit: Account
      readonly amount: Money
      /** From this moment on it can only be voided; null never expires. */
      readonly expiresAt: Instant | null
    }
  /** Posts the amount, at most what was held, and frees the rest. */
  | { readonly type: 'capture'; readonly hold: HoldRef; readonly amount: Money }
  | { readonly type: 'void'; readonly hold: HoldRef }

/** A pending leg, by the key of the journal that posted it and its place there, from 0. */
export type HoldRef = { readonly journal: string; readonly leg: number }

export function post(debit: Account, credit: Account, amount: Money): Leg {
  assertMoves(debit, credit, amount)
  return { type: 'post', debit, credit, amount }
}

export function hold(debit: Account, credit: Account, amount: Money, expiresAt: Instant | null = null): Leg {
  assertMoves(debit, credit, amount)
  return { type: 'hold', debit, credit, amount, expiresAt }
}

export function capture(hold: HoldRef, amount: Money): Leg {
  assert(amount.minor > 0n, 'a capture posts more than nothing')
  return { type: 'capture', hold, amount }
}

export function release(hold: HoldRef): Leg {
  return { type: 'void', hold }
}

export function journal(kind: JournalKind, key: string, subject: Id<string>, legs: readonly Leg[]): Journal {
  assert(legs.length > 0, 'a journal has a leg')
  return { key: `${kind}:${key}`, kind, subject, legs }
}

function assertMoves(debit: Account, credit: Account, amount: Money): void {
  assert(amount.minor > 0n, 'a leg moves more than nothing')
  assert(debit.currency === amount.currency && credit.currency === amount.currency, 'a leg has one currency')
  assert(accountName(debit) !== accountName(credit), 'a leg moves between two accounts')
}
