import { assert, type Result, type UserId } from '@dallal/kernel'
import type { BidAccepted, LotEvent } from './event.ts'
import { replay } from './evolve.ts'
import { type HoldChange, holdChange } from './hold-change.ts'
import type { Lot } from './lot.ts'
import { type Bid, type BidderFacts, type BidRefusal, placeBid } from './place-bid.ts'

export interface BatchDecision {
  /** One outcome a bid, in the order of the bids. */
  readonly outcomes: readonly Result<BidAccepted, BidRefusal>[]
  readonly events: readonly LotEvent[]
  /** The lot after all of them. */
  readonly lot: Lot
  /** The one change of held money from before the batch to after it. */
  readonly holds: HoldChange
}

/**
 * Decides bids that are committed together, each against the lot its forerunners left, exactly as if they had come one by
 * one. Bids are in order of arrival. Facts are those of the moment before the batch, one entry a bidder.
 */
export function decideBatch(
  before: Lot,
  bids: readonly Bid[],
  factsBefore: ReadonlyMap<UserId, BidderFacts>,
): BatchDecision {
  const outcomes: Result<BidAccepted, BidRefusal>[] = []
  const events: LotEvent[] = []
  let lot = before
  let lastArrival = bids[0]?.arrivedAt

  for (const bid of bids) {
    assert(lastArrival === undefined || bid.arrivedAt >= lastArrival, 'bids of a batch are in order of arrival')
    lastArrival = bid.arrivedAt

    const decision = placeBid(lot, bid, factsInBatch(before, bid.bidder, factsBefore))
    if (!decision.ok) {
      outcomes.push(decision)
      continue
    }
    outcomes.push({ ok: true, value: decision.value[0] })
    events.push(...decision.value)
    lot = replay(lot, decision.value)
  }
  return { outcomes, events, lot, holds: holdChange(before, lot) }
}

/**
 * Who led before the batch and was outbid in it has that money back, although the ledger has not moved it yet. Whoever led
 * only inside the batch has nothing held, so nothing changes for them.
 */
function factsInBatch(before: Lot, bidder: UserId, factsBefore: ReadonlyMap<UserId, BidderFacts>): BidderFacts {
  const facts = factsBefore.get(bidder)
  assert(facts, 'the facts of every bidder of a batch are given')
  if (before.leader?.bidder !== bidder) return facts
  return { ...facts, availableMinor: facts.availableMinor + before.leader.amount.minor }
}
