import type { BidId, Instant, LotId, UserId } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Tx } from '#platform/database'
import type { CommandOutcome } from '#platform/realtime'

/** A bid that was decided. */
export interface DecidedBid {
  readonly bidder: UserId
  readonly id: BidId
  /** The amount as it was offered, such as `24500 SAR`: the same id with another one is another bid. */
  readonly offered: string
  readonly outcome: CommandOutcome
}

/** What was decided about these bids before, if anything. */
export async function decidedBids(tx: Tx, lot: LotId, bids: readonly Named[]): Promise<DecidedBid[]> {
  if (bids.length === 0) return []
  const { rows } = await sql<DecidedBid>`
    select bid.bidder_id as bidder, bid.bid_id as id, bid.offered, bid.outcome
    from unnest(${bids.map(({ bidder }) => bidder)}::uuid[], ${bids.map(({ id }) => id)}::uuid[]) as asked (bidder, id)
    join lot_bid as bid on bid.lot_id = ${lot} and bid.bidder_id = asked.bidder and bid.bid_id = asked.id`.execute(tx)
  return rows
}

interface Named {
  readonly bidder: UserId
  readonly id: BidId
}

/** Writes the answers to bids. One that was written meanwhile by somebody else fails the transaction (23505). */
export async function insertBids(
  tx: Tx,
  lot: LotId,
  bids: readonly (DecidedBid & { readonly arrivedAt: Instant })[],
): Promise<void> {
  if (bids.length === 0) return
  await sql`
    insert into lot_bid (lot_id, bidder_id, bid_id, offered, arrived_at, accepted_version, outcome)
    select ${lot}, bid.bidder, bid.id, bid.offered, bid.arrived_at, bid.version, bid.outcome
    from unnest(
      ${bids.map(({ bidder }) => bidder)}::uuid[],
      ${bids.map(({ id }) => id)}::uuid[],
      ${bids.map(({ offered }) => offered)}::text[],
      ${bids.map(({ arrivedAt }) => arrivedAt)}::timestamptz[],
      ${bids.map(({ outcome }) => (outcome.kind === 'accepted' ? BigInt(outcome.version) : null))}::bigint[],
      ${bids.map(({ outcome }) => JSON.stringify(outcome))}::jsonb[]
    ) as bid (bidder, id, offered, arrived_at, version, outcome)`.execute(tx)
}
