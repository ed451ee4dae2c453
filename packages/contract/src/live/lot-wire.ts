import type { PublicLot, PublicLotEvent, VoidReason } from '@dallal/auction'
import { asId, type Instant, instant, type LotId, type Money, never, type ShowId } from '@dallal/kernel'
import { moneyFromWire, moneyToWire } from '../money-wire.ts'
import type { LotEventWire, LotState } from './lot.ts'

/** An accepted bid as everyone may see it. */
export interface ShownBid {
  /** Of the lot's event that records it. */
  readonly version: number
  readonly at: Instant
  readonly alias: number
  readonly amount: Money
}

/** What a lot does not know of itself but those know who were there: goes with its state. */
export interface LotHistory {
  /** The last accepted bids, newest first. */
  readonly bids: readonly ShownBid[]
  /** Null unless the lot was voided. */
  readonly voidReason: VoidReason | null
}

/** The lot as it is sent; amounts become text, moments stay epoch milliseconds. */
export function lotToWire(lot: PublicLot, { bids, voidReason }: LotHistory): LotState {
  return {
    id: lot.id,
    show: lot.show,
    startPrice: moneyToWire(lot.startPrice),
    rules: lot.rules,
    status: lot.status,
    version: lot.version,
    openedAt: lot.openedAt,
    closesAt: lot.closesAt,
    leader: lot.leader && { alias: lot.leader.alias, amount: moneyToWire(lot.leader.amount) },
    bidCount: lot.bidCount,
    bidderCount: lot.bidderCount,
    extensions: lot.extensions,
    extendedMs: lot.extendedMs,
    bids: bids.map(({ version, at, alias, amount }) => ({ version, at, alias, amount: moneyToWire(amount) })),
    voidReason,
  }
}

/** The lot as it is folded. */
export function lotFromWire({ bids, voidReason, ...state }: LotState): PublicLot {
  return {
    ...state,
    id: asId<LotId>(state.id),
    show: asId<ShowId>(state.show),
    startPrice: moneyFromWire(state.startPrice),
    openedAt: state.openedAt === null ? null : instant(state.openedAt),
    closesAt: state.closesAt === null ? null : instant(state.closesAt),
    leader: state.leader && { alias: state.leader.alias, amount: moneyFromWire(state.leader.amount) },
  }
}

/** What goes with it. */
export function lotHistoryFromWire({ bids, voidReason }: LotState): LotHistory {
  return {
    bids: bids.map(({ version, at, alias, amount }) => ({
      version,
      at: instant(at),
      alias,
      amount: moneyFromWire(amount),
    })),
    voidReason,
  }
}

export function lotEventToWire(event: PublicLotEvent): LotEventWire {
  const { version, at } = event
  switch (event.type) {
    case 'lot_opened':
      return {
        type: event.type,
        version,
        at,
        startPrice: moneyToWire(event.startPrice),
        rules: event.rules,
        closesAt: event.closesAt,
      }
    case 'bid_accepted':
    case 'lot_sold':
      return { type: event.type, version, at, alias: event.alias, amount: moneyToWire(event.amount) }
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

export function lotEventFromWire(event: LotEventWire): PublicLotEvent {
  const { version } = event
  const at = instant(event.at)
  switch (event.type) {
    case 'lot_opened':
      return {
        type: event.type,
        version,
        at,
        startPrice: moneyFromWire(event.startPrice),
        rules: event.rules,
        closesAt: instant(event.closesAt),
      }
    case 'bid_accepted':
    case 'lot_sold':
      return { type: event.type, version, at, alias: event.alias, amount: moneyFromWire(event.amount) }
    case 'lot_extended':
    case 'lot_resumed':
      return { type: event.type, version, at, closesAt: instant(event.closesAt) }
    case 'lot_unsold':
      return { type: event.type, version, at }
    case 'lot_voided':
      return { type: event.type, version, at, reason: event.reason }
    default:
      return never(event)
  }
}
