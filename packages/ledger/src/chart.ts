/**
 * The chart of accounts as data. The database holds the same rows (`ledger.chart`), and a test proves that both agree.
 *
 * An account's balance grows on its `normal` side. The guard is what the database refuses to break: what a person owns never
 * goes below zero (`debits_within_credits`: posted and pending debits ≤ posted credits), an asset never does either
 * (`credits_within_debits`), clearing and revenue accounts are free. A `deferred` account is touched by everybody, so nobody
 * locks it: its balance is folded from deltas, and every transfer therefore needs a locked account on its other side.
 */
export const CHART = {
  /** Captured by the payment gateway, not yet in our bank. */
  gateway_clearing: { owner: 'platform', normal: 'debit', guard: 'none', deferred: true },
  /** Mirrors the bank statement: below zero after payouts until the gateway's settlement is booked. */
  bank: { owner: 'platform', normal: 'debit', guard: 'none', deferred: true },
  /** What a person may bid with or has on hold. */
  user_wallet: { owner: 'user', normal: 'credit', guard: 'debits_within_credits', deferred: false },
  /** Target of the holds of a lot, then the price of the order that came of it, until it is settled. Must end at zero. */
  order_escrow: { owner: 'order', normal: 'credit', guard: 'debits_within_credits', deferred: false },
  /** The seller's settled share, payable. */
  seller_available: { owner: 'seller', normal: 'credit', guard: 'debits_within_credits', deferred: false },
  /** Sent to a seller's bank, not yet confirmed by it. */
  payout_transit: { owner: 'platform', normal: 'credit', guard: 'debits_within_credits', deferred: false },
  /** Money the gateway took that fits no top-up; an operator decides. */
  topup_suspense: { owner: 'platform', normal: 'credit', guard: 'debits_within_credits', deferred: false },
  commission_revenue: { owner: 'platform', normal: 'credit', guard: 'none', deferred: true },
  vat_payable: { owner: 'platform', normal: 'credit', guard: 'none', deferred: true },
} as const satisfies Record<string, ChartRow>

export type Guard = 'none' | 'debits_within_credits' | 'credits_within_debits'

export type ChartRow = {
  owner: 'platform' | 'user' | 'order' | 'seller'
  normal: 'debit' | 'credit'
  guard: Guard
  deferred: boolean
}

export type AccountCode = keyof typeof CHART

/** Codes of accounts that have no owner: one account a currency. */
export type PlatformCode = {
  [C in AccountCode]: (typeof CHART)[C]['owner'] extends 'platform' ? C : never
}[AccountCode]
