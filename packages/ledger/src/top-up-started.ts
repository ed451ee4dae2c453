import type { Instant, Money, TopUpId, UserId } from '@dallal/kernel'
import { platformAccount, userWallet } from './account.ts'
import { type HoldRef, hold, type Journal, journal } from './journal.ts'

export type TopUp = { readonly id: TopUpId; readonly user: UserId; readonly amount: Money; readonly expiresAt: Instant }

/** The person was sent to the gateway: the amount is incoming and cannot be spent, because guards count posted credits only. */
export function topUpStarted({ id, user, amount, expiresAt }: TopUp): Journal {
  const clearing = platformAccount('gateway_clearing', amount.currency)
  const legs = [hold(clearing, userWallet(user, amount.currency), amount, expiresAt)]
  return journal('top_up_started', id, id, legs)
}

/** The pending leg that `topUpStarted` posts. */
export function incomingOf(topUp: TopUpId): HoldRef {
  return { journal: `top_up_started:${topUp}`, leg: 0 }
}
