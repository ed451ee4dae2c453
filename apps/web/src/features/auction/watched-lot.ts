import type { PublicLot } from '@dallal/auction'
import { foldLot, type TopicMessage } from '@dallal/client'
import { BIDS_SHOWN, type LotHistory, lotHistoryFromWire } from '@dallal/contract'
import { type Instant, instant } from '@dallal/kernel'

/** A lot with how it came to what it is. */
export interface WatchedLot extends LotHistory {
  readonly lot: PublicLot
  /** Heard by this screen; one that comes later does not know of it. */
  readonly lastExtension: { readonly addedMs: number; readonly at: Instant } | null
}

/** A watched lot after one more message; null until its state came. */
export function foldWatchedLot(before: WatchedLot | null, message: TopicMessage<'lot'>): WatchedLot | null {
  const lot = foldLot(before?.lot ?? null, message)
  if (lot === null) return null
  if (message.type === 'state') {
    return { lot, ...lotHistoryFromWire(message.state), lastExtension: before?.lastExtension ?? null }
  }
  if (message.type !== 'event' || before === null) return before
  return { ...before, lot, ...whatHappened(before, lot, message.event) }
}

type LotEvent = Extract<TopicMessage<'lot'>, { type: 'event' }>['event']

function whatHappened(before: WatchedLot, lot: PublicLot, event: LotEvent): Partial<WatchedLot> {
  const at = instant(event.at)
  if (event.type === 'bid_accepted' && lot.leader) {
    const bid = { version: event.version, alias: event.alias, amount: lot.leader.amount, at }
    return { bids: [bid, ...before.bids].slice(0, BIDS_SHOWN) }
  }
  if (event.type === 'lot_extended' && before.lot.closesAt !== null) {
    return { lastExtension: { addedMs: event.closesAt - before.lot.closesAt, at } }
  }
  if (event.type === 'lot_voided') return { voidReason: event.reason }
  return {}
}
