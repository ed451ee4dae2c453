import type { Money, PayoutId, SellerId } from '@dallal/kernel'
import { platformAccount, sellerAvailable } from './account.ts'
import { type HoldRef, hold, type Journal, journal } from './journal.ts'

export type Payout = { readonly id: PayoutId; readonly seller: SellerId; readonly amount: Money }

/** The seller asked for money: it is held, so it cannot be asked for twice. */
export function payoutRequested({ id, seller, amount }: Payout): Journal {
  const transit = platformAccount('payout_transit', amount.currency)
  return journal('payout_requested', id, id, [hold(sellerAvailable(seller, amount.currency), transit, amount)])
}

/** The pending leg that `payoutRequested` posts. */
export function payoutHoldOf(payout: PayoutId): HoldRef {
  return { journal: `payout_requested:${payout}`, leg: 0 }
}
