import type { PublicLot, VoidReason } from '@dallal/auction'
import { foldLot, type TopicMessage } from '@dallal/client'
import { type Instant, instant, type Money } from '@dallal/kernel'

/** A bid as this screen heard it. */
export interface HeardBid {
  readonly version: number
  readonly alias: number
  readonly amount: Money
  readonly at: Instant
}

/** A lot with what only those know who were there when it happened. */
export interface WatchedLot {
  readonly lot: PublicLot
  /** Newest first. Bids from before this screen came are counted in the lot, not listed here. */
  readonly bids: readonly HeardBid[]
  readonly lastExtension: { readonly addedMs: number; readonly at: Instant } | null
  readonly voidReason: VoidReason | null
}

const BIDS_KEPT = 50

/** A watched lot after one more message; null until its state came. */
export function foldWatchedLot(before: WatchedLot | null, message: TopicMessage<'lot'>): WatchedLot | null {
  const lot = foldLot(before?.lot ?? null, message)
  if (lot === null) return null
  if (message.type !== 'event' || before === null) {
    return { bids: [], lastExtension: null, voidReason: null, ...before, lot }
  }
  return { ...before, lot, ...whatHappened(before, lot, message.event) }
}

type LotEvent = Extract<TopicMessage<'lot'>, { type: 'event' }>['event']

function whatHappened(before: WatchedLot, lot: PublicLot, event: LotEvent): Partial<WatchedLot> {
  const at = instant(event.at)
  if (event.type === 'bid_accepted' && lot.leader) {
    const bid = { version: event.version, alias: event.alias, amount: lot.leader.amount, at }
    return { bids: [bid, ...before.bids].slice(0, BIDS_KEPT) }
  }
  if (event.type === 'lot_extended' && before.lot.closesAt !== null) {
    return { lastExtension: { addedMs: event.closesAt - before.lot.closesAt, at } }
  }
  if (event.type === 'lot_voided') return { voidReason: event.reason }
  return {}
}
