import type { Id, Money } from '@dallal/kernel'
import { platformAccount } from './account.ts'
import { type Journal, journal, post } from './journal.ts'

/**
 * The gateway took money that fits no top-up: an unknown one, another amount or another currency. It is ours to keep safe and
 * nobody's to spend until an operator decides. `receipt` is our own record of what came.
 */
export function topUpSuspense(charge: string, receipt: Id<'gateway_receipt'>, amount: Money): Journal {
  const clearing = platformAccount('gateway_clearing', amount.currency)
  return journal('top_up_suspense', charge, receipt, [
    post(clearing, platformAccount('topup_suspense', amount.currency), amount),
  ])
}
