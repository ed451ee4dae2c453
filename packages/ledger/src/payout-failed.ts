import type { PayoutId } from '@dallal/kernel'
import { type Journal, journal, release } from './journal.ts'
import { payoutHoldOf } from './payout-requested.ts'

/** It never left: the seller may ask for it again. */
export function payoutFailed(payout: PayoutId): Journal {
  return journal('payout_failed', payout, payout, [release(payoutHoldOf(payout))])
}
