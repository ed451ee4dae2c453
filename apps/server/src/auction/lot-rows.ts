import type { LotEvent } from '@dallal/auction'
import { moneyFromWire, moneyToWire } from '@dallal/contract'
import { asId, type Instant, instant, never, type UserId } from '@dallal/kernel'

/** A row of lot_event: what every event has in columns, the rest in a body of plain JSON. */
export interface LotEventRow {
  readonly version: bigint
  readonly type: LotEvent['type']
  readonly at: Instant
  readonly bidder: UserId | null
  /** As it was written by `toRow`; amounts as on the wire, moments as epoch milliseconds. */
  readonly body: unknown
}

export function toRow(event: LotEvent): LotEventRow {
  const { version, type, at } = event
  const bidder = 'bidder' in event ? event.bidder : null
  return { version: BigInt(version), type, at, bidder, body: bodyOf(event) }
}

/** The event a row was written from. Rows come from our own hand alone, so their body is believed. */
export function fromRow(row: LotEventRow): LotEvent {
  const version = Number(row.version)
  const { type, at } = row
  const body = row.body as Body
  switch (type) {
    case 'lot_opened':
      return {
        type,
        version,
        at,
        startPrice: moneyFromWire(body.startPrice),
        rules: body.rules,
        closesAt: instant(body.closesAt),
      }
    case 'bid_accepted':
    case 'lot_sold':
      return { type, version, at, bidder: bidderOf(row), alias: body.alias, amount: moneyFromWire(body.amount) }
    case 'lot_extended':
    case 'lot_resumed':
      return { type, version, at, closesAt: instant(body.closesAt) }
    case 'lot_unsold':
      return { type, version, at }
    case 'lot_voided':
      return { type, version, at, reason: body.reason, operator: asId<UserId>(body.operator), note: body.note }
    default:
      return never(type)
  }
}

/** Every field any body has; which of them is there follows from the type of the row. */
interface Body {
  readonly startPrice: ReturnType<typeof moneyToWire>
  readonly amount: ReturnType<typeof moneyToWire>
  readonly rules: Extract<LotEvent, { type: 'lot_opened' }>['rules']
  readonly closesAt: number
  readonly alias: number
  readonly reason: Extract<LotEvent, { type: 'lot_voided' }>['reason']
  readonly operator: string
  readonly note: string
}

function bodyOf(event: LotEvent): Partial<Body> {
  switch (event.type) {
    case 'lot_opened':
      return { startPrice: moneyToWire(event.startPrice), rules: event.rules, closesAt: event.closesAt }
    case 'bid_accepted':
    case 'lot_sold':
      return { alias: event.alias, amount: moneyToWire(event.amount) }
    case 'lot_extended':
    case 'lot_resumed':
      return { closesAt: event.closesAt }
    case 'lot_unsold':
      return {}
    case 'lot_voided':
      return { reason: event.reason, operator: event.operator, note: event.note }
    default:
      return never(event)
  }
}

function bidderOf({ bidder, type }: LotEventRow): UserId {
  if (bidder === null) throw new Error(`an event ${type} has a bidder`)
  return bidder
}
