/** The kinds of journal there are, as the books name them. */
export const JOURNAL_KINDS = [
  'top_up_started',
  'top_up_confirmed',
  'top_up_failed',
  'top_up_late',
  'top_up_suspense',
  'bid_hold_moved',
  'hold_released',
  'lot_won',
  'order_settled',
  'payout_requested',
  'payout_sent',
  'payout_paid',
  'payout_failed',
] as const
export type JournalKind = (typeof JOURNAL_KINDS)[number]

export const ACCOUNT_CODES = [
  'gateway_clearing',
  'bank',
  'user_wallet',
  'order_escrow',
  'seller_available',
  'payout_transit',
  'topup_suspense',
  'commission_revenue',
  'vat_payable',
] as const
export type AccountCode = (typeof ACCOUNT_CODES)[number]

export function isJournalKind(text: string | undefined): text is JournalKind {
  return JOURNAL_KINDS.some((kind) => kind === text)
}

export function isAccountCode(text: string): text is AccountCode {
  return ACCOUNT_CODES.some((code) => code === text)
}
