import { platformAccount, sellerAvailable } from './account.ts'
import { type Journal, journal, post, release } from './journal.ts'
import { type Payout, payoutHoldOf } from './payout-requested.ts'

/**
 * The bank does not take it: all of it is the seller's again, who may ask for it once more. What was only held is released; what
 * was in transit already goes back.
 */
export function payoutFailed({ id, seller, amount }: Payout, after: 'requested' | 'sent'): Journal {
  const { currency } = amount
  const back = post(platformAccount('payout_transit', currency), sellerAvailable(seller, currency), amount)
  return journal('payout_failed', id, id, [after === 'sent' ? back : release(payoutHoldOf(id))])
}
