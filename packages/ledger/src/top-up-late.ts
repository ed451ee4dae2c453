import { platformAccount, userWallet } from './account.ts'
import { type Journal, journal, post } from './journal.ts'
import type { TopUp } from './top-up-started.ts'

/**
 * The gateway took the money of a top-up that had already ended. The void is never revived: the person is credited by a
 * journal of its own, keyed by the gateway's charge.
 */
export function topUpLate(charge: string, { id, user, amount }: Omit<TopUp, 'expiresAt'>): Journal {
  const clearing = platformAccount('gateway_clearing', amount.currency)
  return journal('top_up_late', charge, id, [post(clearing, userWallet(user, amount.currency), amount)])
}
