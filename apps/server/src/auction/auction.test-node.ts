import {
  assert,
  type BidId,
  type Currency,
  type Instant,
  instant,
  type LotId,
  plusMs,
  type UserId,
} from '@dallal/kernel'
import { composeLive } from '#live'
import { createPool, type Database } from '#platform/database'
import { createIds } from '#platform/ids'
import { jobs } from '#platform/jobs'
import { createLog } from '#platform/log'
import { createOutbox } from '#platform/outbox'
import type { CommandContext, CommandHandler, CommandOutcome, LiveHub, TopicSource } from '#platform/realtime'
import { balancesOf, createLedgerWriter, type Ledger } from '#wallet'
import { composeAuction } from './compose.ts'
import { showLots } from './lot-view.ts'
import type { AuctionTimes } from './ports.ts'

/** What a room told, kept in the order in which it was told. */
export type Told = Parameters<LiveHub['publish']>

/** The end of the wire: takes commands as the live socket would, and keeps what is published. */
export class Wire {
  readonly told: Told[] = []
  readonly sources = new Map<string, TopicSource<'lot'>>()
  private readonly handlers = new Map<string, CommandHandler<'bid'>>()
  private readonly watchers = new Set<() => void>()
  private order = 0

  readonly hub = {
    topic: (kind: string, source: unknown) => void this.sources.set(kind, source as TopicSource<'lot'>),
    command: (op: string, handler: unknown) => void this.handlers.set(op, handler as CommandHandler<'bid'>),
    publish: (...told: Told) => {
      this.told.push(told)
      for (const look of [...this.watchers]) look()
    },
    viewers: () => 0,
  } as unknown as LiveHub // generic methods; a test has no need for their types

  /** Sends a bid as the socket does; the answer, or a rejection where it was not decided. */
  send(bid: { id: BidId; lot: LotId; person: UserId; minor: bigint; currency: Currency; at: Instant }) {
    return new Promise<CommandOutcome>((resolve, reject) => {
      const handler = this.handlers.get('bid')
      assert(handler, 'the auction takes bids')
      this.order += 1
      const context: CommandContext = {
        caller: { userId: bid.person, role: 'buyer' },
        arrivedAt: bid.at,
        order: this.order,
        connectionId: 'c1',
        clientAddress: '127.0.0.1',
        answer: resolve,
        busy: () => resolve({ kind: 'refused', refusal: { code: 'busy' } }),
      }
      const amount = { minor: bid.minor.toString(), currency: bid.currency }
      handler(context, { op: 'bid', id: bid.id, lot: bid.lot, amount, seen: 0 }).catch(reject)
    })
  }

  /** Resolves when something was told for which `is` holds, before or after the asking. */
  hears(is: (...told: Told) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!this.told.some((told) => is(...told))) return
        this.watchers.delete(look)
        resolve()
      }
      this.watchers.add(look)
      look()
    })
  }
}

/** Real time with a lead that a story can enlarge. */
export class MovableTime {
  private lead = 0
  readonly now = (): Instant => plusMs(instant(Date.now()), this.lead)

  until(moment: Instant): void {
    this.lead += Math.max(0, moment - this.now())
  }
}

export const QUIET = createLog({ level: 'silent', form: 'json', write: () => undefined })

/** One server process: its own connections, its own rooms, its own end of the wire. */
export function startNode(
  database: Database,
  systemUrl: string,
  time: MovableTime,
  times: Partial<AuctionTimes> = {},
  realHub?: LiveHub,
) {
  const pool = createPool({ url: systemUrl, name: 'ledger', size: 3, onError: () => undefined })
  const ledger: Ledger = createLedgerWriter({ pool, now: time.now })
  const wire = new Wire()
  const hub = realHub ?? wire.hub
  const ids = createIds()
  const clock = { now: time.now, realNow: time.now, standWhile: () => undefined }
  const outbox = createOutbox(ids, jobs)
  const live = composeLive({
    ...{ database, clock, ids, log: QUIET, hub, lots: showLots },
    streams: { isStreaming: () => false, closeRoom: () => undefined, onChange: () => () => undefined },
    signLiveToken: async () => null,
  })
  const auction = composeAuction({
    ...{ database, clock, ids, outbox, ledger, times, log: QUIET, hub, arrivalNow: time.now },
    balancesOf,
  })
  return {
    ...{ auction, live, ledger, wire, pool },
    async stop() {
      await auction.stop()
      await live.stop()
      await ledger.stop()
      await pool.end()
    },
  }
}

export type Node = ReturnType<typeof startNode>
