import { type Money, sameMoney, type UserId } from '@dallal/kernel'
import type { Lot } from './lot.ts'

/** Money of a bidder that is set aside for this lot: as much as their leading bid, no more, no less. */
export interface Hold {
  readonly bidder: UserId
  readonly amount: Money
}

/** What must be moved, the release first: it may pay for the new hold. Null where there is nothing to move. */
export interface HoldChange {
  readonly release: Hold | null
  readonly place: Hold | null
}

/**
 * The difference between two moments of one lot, however many bids lie between them: only the leader has money held. A sale
 * changes nothing here; the winner's hold stays until the order takes it.
 */
export function holdChange(before: Lot, after: Lot): HoldChange {
  const held = holdOf(before)
  const wanted = holdOf(after)
  if (held && wanted && held.bidder === wanted.bidder && sameMoney(held.amount, wanted.amount)) {
    return { release: null, place: null }
  }
  return { release: held, place: wanted }
}

function holdOf({ leader }: Lot): Hold | null {
  return leader && { bidder: leader.bidder, amount: leader.amount }
}
