import type { Instant, LotId, Money, ShowId, UserId } from '@dallal/kernel'
import type { LotRules, SaleTerms } from './rules.ts'

export type LotStatus = 'queued' | 'open' | 'sold' | 'unsold' | 'void'

/** What both faces of a lot share. Its currency is that of its start price. */
interface LotFace {
  readonly id: LotId
  readonly show: ShowId
  readonly startPrice: Money
  readonly rules: LotRules
  readonly status: LotStatus
  /** The number of events so far; the next one has this number plus one. */
  readonly version: number
  /** Null until the lot opens. */
  readonly openedAt: Instant | null
  /** The first moment at which a bid is late. Null until the lot opens; never moves back. */
  readonly closesAt: Instant | null
  /** Accepted bids. */
  readonly bidCount: number
  /** People who had a bid accepted; also the highest alias given. */
  readonly bidderCount: number
  /** How often a bid moved the close, and by how many milliseconds in all. Resuming does not count. */
  readonly extensions: number
  readonly extendedMs: number
}

export interface Leader {
  readonly bidder: UserId
  readonly alias: number
  readonly amount: Money
}

/**
 * A lot as the server knows it. `aliases` numbers its bidders by their first accepted bid, from 1: a person is "bidder 3" in
 * this lot and somebody else in the next.
 */
export interface Lot extends LotFace {
  readonly seller: UserId
  readonly leader: Leader | null
  readonly aliases: ReadonlyMap<UserId, number>
}

/** `never` keeps a leader with a user id from being passed where everyone can see it. */
export interface PublicLeader {
  readonly alias: number
  readonly amount: Money
  readonly bidder?: never
}

/** A lot as everyone in the room sees it: no user id anywhere. */
export interface PublicLot extends LotFace {
  readonly seller?: never
  readonly leader: PublicLeader | null
}

/** What a lot is before anything happened to it. */
export interface LotTerms extends SaleTerms {
  readonly id: LotId
  readonly show: ShowId
  /** The person who sells, and so may not bid. */
  readonly seller: UserId
}

/** A lot that waits for its turn: version 0, no event yet. */
export function queuedLot({ id, show, seller, startPrice, rules }: LotTerms): Lot {
  return {
    id,
    show,
    seller,
    startPrice,
    rules,
    status: 'queued',
    version: 0,
    openedAt: null,
    closesAt: null,
    leader: null,
    aliases: new Map(),
    bidCount: 0,
    bidderCount: 0,
    extensions: 0,
    extendedMs: 0,
  }
}

export type Open<L> = L & { readonly status: 'open'; readonly openedAt: Instant; readonly closesAt: Instant }

/** Whether the lot is open by its status. Its time may have run out: then it waits to be closed or resumed. */
export function isOpen<L extends Lot | PublicLot>(lot: L): lot is Open<L> {
  return lot.status === 'open' && lot.openedAt !== null && lot.closesAt !== null
}
