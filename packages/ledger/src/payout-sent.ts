import { capture, type Journal, journal } from './journal.ts'
import { type Payout, payoutHoldOf } from './payout-requested.ts'

/** The operator sent it to the bank: it left the seller's balance and is in transit. */
export function payoutSent({ id, amount }: Payout): Journal {
  return journal('payout_sent', id, id, [capture(payoutHoldOf(id), amount)])
}
