import { never } from '@dallal/kernel'
import type { LotEvent, PublicLotEvent } from './event.ts'
import type { Lot, PublicLot } from './lot.ts'

// Both functions name every field they let through. A field added to the server's side stays there until it is named here.

/** The lot as everyone in the room may see it. */
export function project(lot: Lot): PublicLot {
  return {
    id: lot.id,
    show: lot.show,
    startPrice: lot.startPrice,
    rules: lot.rules,
    status: lot.status,
    version: lot.version,
    openedAt: lot.openedAt,
    closesAt: lot.closesAt,
    leader: lot.leader && { alias: lot.leader.alias, amount: lot.leader.amount },
    bidCount: lot.bidCount,
    bidderCount: lot.bidderCount,
    extensions: lot.extensions,
    extendedMs: lot.extendedMs,
  }
}

/** The event as everyone in the room may hear it. */
export function toPublicEvent(event: LotEvent): PublicLotEvent {
  const { version, at } = event
  switch (event.type) {
    case 'lot_opened':
      return {
        type: event.type,
        version,
        at,
        startPrice: event.startPrice,
        rules: event.rules,
        closesAt: event.closesAt,
      }
    case 'bid_accepted':
    case 'lot_sold':
      return { type: event.type, version, at, alias: event.alias, amount: event.amount }
    case 'lot_extended':
    case 'lot_resumed':
      return { type: event.type, version, at, closesAt: event.closesAt }
    case 'lot_unsold':
      return { type: event.type, version, at }
    case 'lot_voided':
      return { type: event.type, version, at, reason: event.reason }
    default:
      return never(event)
  }
}
