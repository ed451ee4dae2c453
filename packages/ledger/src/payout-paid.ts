import { platformAccount } from './account.ts'
import { type Journal, journal, post } from './journal.ts'
import type { Payout } from './payout-requested.ts'

/** The bank confirmed it: nothing is in transit any more, and our bank account holds that much less. */
export function payoutPaid({ id, amount }: Payout): Journal {
  const { currency } = amount
  return journal('payout_paid', id, id, [
    post(platformAccount('payout_transit', currency), platformAccount('bank', currency), amount),
  ])
}
