import type { LotEvent } from '@dallal/auction'
import type { Instant, ProductId, ShowId, UserId } from '@dallal/kernel'
import type { Database, Tx } from '#platform/database'
import type { Log } from '#platform/log'
import type { Outbox } from '#platform/outbox'
import type { Ledger } from '#wallet'
import type { LotRecord } from './lot-store.ts'

/** What a lot room needs of its surroundings. */
export interface RoomPorts {
  readonly database: Database
  readonly ledger: Pick<Ledger, 'lockAvailable' | 'postInTransaction'>
  readonly outbox: Outbox
  readonly stock: LotStock
  readonly bidders: Bidders
  readonly shows: ShowVersions
  /** The database's time, by a clock that never jumps: bids are stamped with it and lots closed by it. */
  readonly now: () => Instant
  /** Business time, in which an order's deadlines count. */
  readonly businessNow: () => Instant
  /** Told what was committed, after it was committed and after the bidders were answered. */
  readonly announce: (told: Told) => void
  readonly log: Pick<Log, 'warn' | 'error'>
  readonly lease: LeaseTimes
}

export interface LeaseTimes {
  /** This process among all that ever were. */
  readonly node: string
  /** After this long without a sign of life another process may take over. */
  readonly leaseMs: number
  /** A quiet room gives a sign of life this often. */
  readonly renewMs: number
}

/** What becomes of the piece that a lot was promised. */
export interface LotStock {
  sellOne(tx: Tx, product: ProductId, at: Instant): Promise<void>
  releaseStock(tx: Tx, product: ProductId, at: Instant): Promise<void>
}

export interface Bidders {
  /** Who of these people has said where things should be sent. */
  withAddress(tx: Tx, people: readonly UserId[]): Promise<ReadonlySet<UserId>>
}

export interface ShowVersions {
  /** Counts one more event of a show, and locks the show until the transaction ends. */
  nextVersion(tx: Tx, show: ShowId): Promise<number>
}

/** Something that became true of a lot. */
export interface Told {
  readonly before: LotRecord
  readonly events: readonly LotEvent[]
  readonly after: LotRecord
  /** The version of the show's own event, when the lot opened or ended by this. */
  readonly showVersion: number | null
}
