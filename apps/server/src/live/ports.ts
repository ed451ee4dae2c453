import type { Image, LotSummary } from '@dallal/contract'
import type { Instant, LotId, ShowId } from '@dallal/kernel'
import type { Clock } from '#platform/clock'
import type { Database, Tx } from '#platform/database'
import type { Ids } from '#platform/ids'
import type { Log } from '#platform/log'
import type { LiveHub } from '#platform/realtime'

/** What shows need of their surroundings. */
export interface LivePorts {
  readonly database: Database
  readonly clock: Pick<Clock, 'now' | 'realNow'>
  readonly ids: Ids
  readonly log: Pick<Log, 'error'>
  readonly hub: Pick<LiveHub, 'topic' | 'publish' | 'viewers'>
  readonly lots: ShowLots
  readonly streams: Streams
  /** A token of the live socket for who sent these headers; null when nobody is signed in. */
  readonly signLiveToken: (requestHeaders: Headers) => Promise<{ token: string; expiresAt: Instant } | null>
}

/**
 * What a show knows of its lots. Shows stand above the auction and do not know it: whoever composes them both gives this.
 */
export interface ShowLots {
  /** Shows without a lot are missing from the answer. */
  totals(tx: Tx, shows: readonly ShowId[]): Promise<Map<ShowId, LotTotals>>
  /** In their order. As the system sees them: a lot is shown even when its product was taken off since. */
  summaries(tx: Tx, show: ShowId): Promise<LotSummary[]>
  /** The lot that is open, or was the last to be. */
  currentLot(tx: Tx, show: ShowId): Promise<LotId | null>
  hasOpenLot(tx: Tx, show: ShowId): Promise<boolean>
  /** Takes out what will not come up any more and gives the pieces back; whether there was any. */
  removeQueued(tx: Tx, show: ShowId, at: Instant): Promise<boolean>
}

export interface LotTotals {
  readonly total: number
  readonly sold: number
  readonly unsold: number
  /** Sum of the hammer prices, in minor units of the show's currency. */
  readonly soldForMinor: bigint
  /** The picture of the first lot. */
  readonly image: Image | null
}

/** A show's video in the media engine of this process. */
export interface Streams {
  isStreaming(show: ShowId): boolean
  /** Ends a show's video for everyone in it, and refuses whoever was given leave before. */
  closeRoom(show: ShowId): void
  /** Hears when that changes; returns a way to stop hearing. */
  onChange(hear: (show: ShowId, isStreaming: boolean) => void): () => void
}
