import type { Balance } from '@dallal/contract'
import type { Instant, UserId } from '@dallal/kernel'
import type { Clock } from '#platform/clock'
import type { Database, Tx } from '#platform/database'
import type { Ids } from '#platform/ids'
import type { Log } from '#platform/log'
import type { Outbox } from '#platform/outbox'
import type { LiveHub } from '#platform/realtime'
import type { Ledger } from '#wallet'
import type { Told } from './room-ports.ts'
import type { Rooms } from './rooms.ts'

/** What the auction needs of its surroundings. */
export interface AuctionWorld {
  readonly database: Database
  readonly clock: Pick<Clock, 'now' | 'standWhile'>
  readonly ids: Ids
  readonly log: Log
  readonly outbox: Outbox
  readonly ledger: Pick<Ledger, 'lockAvailable' | 'postInTransaction' | 'openAccounts'>
  readonly hub: Pick<LiveHub, 'topic' | 'publish' | 'command'>
  /** The database's time by a clock that never jumps: the same that stamps arrivals. */
  readonly arrivalNow: () => Instant
  readonly balancesOf: (tx: Tx, user: UserId) => Promise<Balance[]>
  /** Other times than those of DEFAULT_TIMES, for tests. */
  readonly times?: Partial<AuctionTimes>
}

/** Milliseconds. */
export interface AuctionTimes {
  /** A room that gave no sign of life for so long may be taken over. */
  readonly leaseMs: number
  /** A quiet room gives one this often. */
  readonly renewMs: number
  /** How often lots without an owner are looked for. */
  readonly lookEveryMs: number
}

export const DEFAULT_TIMES: AuctionTimes = { leaseMs: 4_000, renewMs: 1_000, lookEveryMs: 2_000 }

/** What its use cases need. */
export interface AuctionPorts extends Pick<AuctionWorld, 'database' | 'clock' | 'ids' | 'ledger' | 'arrivalNow'> {
  readonly publish: LiveHub['publish']
  readonly rooms: Rooms
  readonly node: string
  readonly leaseMs: number
  readonly announce: (told: Told) => void
}
