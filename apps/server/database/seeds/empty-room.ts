import { moneyToWire } from '@dallal/contract'
import { assert, type BidId, type Instant, type LotId, type Money, type UserId } from '@dallal/kernel'
import type { CommandHandler, CommandOutcome, LiveHub } from '#platform/realtime'

/** A live socket with nobody on it: it hands in the bids of the seeds, and knows when a lot has ended. */
export interface EmptyRoom {
  readonly hub: Pick<LiveHub, 'topic' | 'publish' | 'viewers' | 'command'>
  bid(bid: SeedBid): Promise<CommandOutcome>
  /** Resolves when the show is told that this lot ended; ask before it is closed. */
  lotEnds(lot: LotId): Promise<void>
}

export interface SeedBid {
  readonly id: BidId
  readonly lot: LotId
  readonly bidder: UserId
  readonly amount: Money
  readonly arrivedAt: Instant
}

export function emptyRoom(): EmptyRoom {
  let takeBid: CommandHandler<'bid'> | null = null
  let order = 0
  const waiting = new Map<string, () => void>()
  return {
    hub: {
      topic: () => undefined,
      viewers: () => 0,
      publish(kind, _id, _version, event) {
        if (kind === 'show' && event.type === 'lot_closed') waiting.get(event.lot)?.()
      },
      command(op, handler) {
        // The handler that stands under `bid` takes bids; the type of the map's key cannot say so.
        if (op === 'bid') takeBid = handler as unknown as CommandHandler<'bid'>
      },
    },
    bid: ({ id, lot, bidder, amount, arrivedAt }) =>
      new Promise((resolve, reject) => {
        assert(takeBid, 'the auction was composed, and takes bids')
        order += 1
        const caller = { userId: bidder, role: 'buyer' } as const
        const busy = () => reject(new Error('another process decides this lot'))
        const where = { connectionId: 'seeds', clientAddress: '127.0.0.1' }
        const context = { caller, arrivedAt, order, ...where, answer: resolve, busy }
        takeBid(context, { op: 'bid', id, lot, amount: moneyToWire(amount), seen: 0 }).catch(reject)
      }),
    lotEnds: (lot) => new Promise((resolve) => waiting.set(lot, resolve)),
  }
}
