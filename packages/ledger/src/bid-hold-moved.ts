import type { LotId, Money, OrderId, UserId } from '@dallal/kernel'
import { orderEscrow, userWallet } from './account.ts'
import { type HoldRef, hold, type Journal, journal, type Leg, release } from './journal.ts'

/** The change of leader that a batch of bids came to: from the hold before it to the hold after it. */
export type HoldMove = {
  readonly lot: LotId
  /** The lot's version after the batch: names the event, and the new hold. */
  readonly version: bigint
  /** The order this lot becomes when it is won; its escrow is the target of the hold. */
  readonly order: OrderId
  readonly released: HoldRef | null
  readonly leader: UserId
  readonly amount: Money
}

/**
 * Frees the old leader's hold and holds the new leader's bid. The release stands first, so a leader who bids again may use what
 * was on hold for the lower bid; when the new hold is refused, the old one stays.
 */
export function bidHoldMoved({ lot, version, order, released, leader, amount }: HoldMove): Journal {
  const legs: Leg[] = released ? [release(released)] : []
  legs.push(hold(userWallet(leader, amount.currency), orderEscrow(order, amount.currency), amount))
  return journal('bid_hold_moved', `${lot}:${version}`, lot, legs)
}

/** The pending leg that `bidHoldMoved` posts for the same move. */
export function bidHoldOf({ lot, version, released }: Pick<HoldMove, 'lot' | 'version' | 'released'>): HoldRef {
  return { journal: `bid_hold_moved:${lot}:${version}`, leg: released ? 1 : 0 }
}
