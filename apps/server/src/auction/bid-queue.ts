import type { BidId, Instant, Money, UserId } from '@dallal/kernel'
import type { CommandOutcome } from '#platform/realtime'

/** A bid as it came in, and how its bidder is answered. */
export interface ArrivedBid {
  readonly id: BidId
  readonly bidder: UserId
  readonly amount: Money
  /** When its frame was read, by the database's time. */
  readonly arrivedAt: Instant
  /** Rises with every message: orders those of the same millisecond. */
  readonly order: number
  readonly answer: (outcome: CommandOutcome) => void
  /** It was not decided here: the bidder may ask again with the same id. */
  readonly busy: () => void
  /** It could not be decided, or it is not known whether it was: likewise, and somebody should look why. */
  readonly fail: (reason: Error) => void
}

/**
 * Bids waiting for their turn, in order of arrival. A batch takes the first of everyone before the second of anyone, so one
 * person who sends hundreds cannot keep the others waiting; what it takes is again in order of arrival.
 */
export class BidQueue {
  private waiting: ArrivedBid[] = []

  get length(): number {
    return this.waiting.length
  }

  /** The earliest arrival that waits; null when nothing does. */
  get earliest(): Instant | null {
    return this.waiting[0]?.arrivedAt ?? null
  }

  push(bid: ArrivedBid): void {
    let place = this.waiting.length
    while (place > 0 && isLater(this.waiting[place - 1], bid)) place -= 1
    this.waiting.splice(place, 0, bid)
  }

  /** Takes up to `most` bids. */
  take(most: number): ArrivedBid[] {
    if (this.waiting.length <= most) {
      const all = this.waiting
      this.waiting = []
      return all
    }
    const taken = new Set(this.byTurn().slice(0, most))
    const batch = this.waiting.filter((bid) => taken.has(bid))
    this.waiting = this.waiting.filter((bid) => !taken.has(bid))
    return batch
  }

  /** Everyone's first bid, then everyone's second, and so on; each round in order of arrival. */
  private byTurn(): ArrivedBid[] {
    const rounds: ArrivedBid[][] = []
    const seen = new Map<UserId, number>()
    for (const bid of this.waiting) {
      const round = seen.get(bid.bidder) ?? 0
      seen.set(bid.bidder, round + 1)
      const sameRound = rounds[round] ?? []
      rounds[round] = sameRound
      sameRound.push(bid)
    }
    return rounds.flat()
  }
}

function isLater(waiting: ArrivedBid | undefined, bid: ArrivedBid): boolean {
  if (!waiting) return false
  return waiting.arrivedAt > bid.arrivedAt || (waiting.arrivedAt === bid.arrivedAt && waiting.order > bid.order)
}
