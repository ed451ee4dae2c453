import type { Lot, LotEvent, LotStatus } from '@dallal/auction'
import type { LotHistory, ShowStatus } from '@dallal/contract'
import {
  assert,
  type Currency,
  type Instant,
  type LotId,
  money,
  type ProductId,
  type SellerId,
  type ShowId,
  type UserId,
} from '@dallal/kernel'
import { bidHoldOf, type HoldRef } from '@dallal/ledger'
import { sql } from 'kysely'
import type { Tx } from '#platform/database'
import { fromRow, type LotEventRow, toRow } from './lot-rows.ts'

/** A lot as it is stored: what the rules know of it, and what only the rows around it need. */
export interface LotRecord {
  readonly lot: Lot
  readonly sellerId: SellerId
  readonly product: ProductId
  readonly showStatus: ShowStatus
  /** Where the leader's money was held; null when nobody leads, or the lot has ended. */
  readonly hold: HeldAt | null
}

/** The version under which a hold was placed, and its place in that journal. */
export interface HeldAt {
  readonly version: number
  readonly leg: number
}

export function holdRefOf(lot: LotId, { version, leg }: HeldAt): HoldRef {
  return { ...bidHoldOf({ lot, version: BigInt(version), released: null }), leg }
}

interface LotRow {
  readonly id: LotId
  readonly showId: ShowId
  readonly showStatus: ShowStatus
  readonly sellerId: SellerId
  readonly sellerPerson: UserId
  readonly productId: ProductId
  readonly currency: Currency
  readonly startPriceMinor: bigint
  readonly durationMs: number
  readonly windowMs: number
  readonly extensionMs: number
  readonly maxExtensions: number
  readonly maxExtensionTotalMs: number
  readonly suddenDeath: boolean
  readonly status: LotStatus
  readonly version: bigint
  readonly openedAt: Instant | null
  readonly closesAt: Instant | null
  readonly leaderId: UserId | null
  readonly leaderAlias: number | null
  readonly priceMinor: bigint | null
  readonly holdVersion: bigint | null
  readonly holdLeg: number | null
  readonly bidCount: number
  readonly bidderCount: number
  readonly extensions: number
  readonly extendedMs: number
}

/** The lot with its bidders, as the system sees it; null when there is none. Locked until the transaction ends if asked. */
export async function loadLot(tx: Tx, id: LotId, { lock = false } = {}): Promise<LotRecord | null> {
  const { rows } = await sql<LotRow>`
    select
      lot.id,
      lot.show_id as "showId",
      show.status as "showStatus",
      lot.seller_id as "sellerId",
      seller.person_id as "sellerPerson",
      lot.product_id as "productId",
      lot.currency,
      lot.start_price_minor as "startPriceMinor",
      lot.duration_ms as "durationMs",
      lot.window_ms as "windowMs",
      lot.extension_ms as "extensionMs",
      lot.max_extensions as "maxExtensions",
      lot.max_extension_total_ms as "maxExtensionTotalMs",
      lot.sudden_death as "suddenDeath",
      lot.status,
      lot.version,
      lot.opened_at as "openedAt",
      lot.closes_at as "closesAt",
      lot.leader_id as "leaderId",
      lot.leader_alias as "leaderAlias",
      lot.price_minor as "priceMinor",
      lot.hold_version as "holdVersion",
      lot.hold_leg as "holdLeg",
      lot.bid_count as "bidCount",
      lot.bidder_count as "bidderCount",
      lot.extensions,
      lot.extended_ms as "extendedMs"
    from lot
    join show on show.id = lot.show_id
    join seller on seller.id = lot.seller_id
    where lot.id = ${id}
    ${lock ? sql`for no key update of lot` : sql``}`.execute(tx)
  const row = rows[0]
  if (!row) return null
  return toRecord(row, row.bidCount === 0 ? new Map() : await aliasesOf(tx, id))
}

/** Bidders by the number the room knows them by, in order of their first accepted bid. */
async function aliasesOf(tx: Tx, id: LotId): Promise<Map<UserId, number>> {
  const { rows } = await sql<{ bidder: UserId; alias: number }>`
    select distinct on (alias) bidder_id as bidder, (body ->> 'alias')::int as alias
    from lot_event
    where lot_id = ${id} and type = 'bid_accepted'
    order by alias`.execute(tx)
  return new Map(rows.map(({ bidder, alias }) => [bidder, alias]))
}

function toRecord(row: LotRow, aliases: Lot['aliases']): LotRecord {
  const { currency, leaderId, leaderAlias, priceMinor } = row
  const hasLeader = leaderId !== null && leaderAlias !== null && priceMinor !== null
  return {
    sellerId: row.sellerId,
    product: row.productId,
    showStatus: row.showStatus,
    hold:
      row.holdVersion === null || row.holdLeg === null ? null : { version: Number(row.holdVersion), leg: row.holdLeg },
    lot: {
      id: row.id,
      show: row.showId,
      seller: row.sellerPerson,
      startPrice: money(row.startPriceMinor, currency),
      rules: {
        durationMs: row.durationMs,
        windowMs: row.windowMs,
        extensionMs: row.extensionMs,
        maxExtensions: row.maxExtensions,
        maxExtensionTotalMs: row.maxExtensionTotalMs,
        suddenDeath: row.suddenDeath,
      },
      status: row.status,
      version: Number(row.version),
      openedAt: row.openedAt,
      closesAt: row.closesAt,
      leader: hasLeader ? { bidder: leaderId, alias: leaderAlias, amount: money(priceMinor, currency) } : null,
      aliases,
      bidCount: row.bidCount,
      bidderCount: row.bidderCount,
      extensions: row.extensions,
      extendedMs: row.extendedMs,
    },
  }
}

/**
 * Appends events and moves the row to their fold, if the lot still is at the version they were decided on; false otherwise,
 * and nothing is written.
 */
export async function appendEvents(
  tx: Tx,
  before: Lot,
  events: readonly LotEvent[],
  { lot, hold }: Pick<LotRecord, 'lot' | 'hold'>,
): Promise<boolean> {
  assert(events.length > 0 && lot.version === before.version + events.length, 'the state is the fold of the events')
  const rows = events.map(toRow)
  const { rows: moved } = await sql`
    with moved as (
      update lot
      set
        status = ${lot.status},
        version = ${BigInt(lot.version)},
        opened_at = ${lot.openedAt},
        closes_at = ${lot.closesAt},
        leader_id = ${lot.leader?.bidder ?? null},
        leader_alias = ${lot.leader?.alias ?? null},
        price_minor = ${lot.leader?.amount.minor ?? null},
        hold_version = ${hold === null ? null : BigInt(hold.version)},
        hold_leg = ${hold?.leg ?? null},
        bid_count = ${lot.bidCount},
        bidder_count = ${lot.bidderCount},
        extensions = ${lot.extensions},
        extended_ms = ${lot.extendedMs}
      where id = ${lot.id} and version = ${BigInt(before.version)}
      returning id
    )
    insert into lot_event (lot_id, version, type, at, bidder_id, body)
    select moved.id, event.version, event.type, event.at, event.bidder, event.body
    from moved, unnest(
      ${rows.map((row) => row.version)}::bigint[],
      ${rows.map((row) => row.type)}::text[],
      ${rows.map((row) => row.at)}::timestamptz[],
      ${rows.map((row) => row.bidder)}::uuid[],
      ${rows.map((row) => JSON.stringify(row.body))}::jsonb[]
    ) as event (version, type, at, bidder, body)
    returning version`.execute(tx)
  return moved.length === events.length
}

/** The events after a version, in order, up to a bound. */
export async function eventsSince(tx: Tx, id: LotId, version: number, most: number): Promise<LotEvent[]> {
  const { rows } = await sql<LotEventRow>`
    select version, type, at, bidder_id as bidder, body
    from lot_event
    where lot_id = ${id} and version > ${BigInt(version)}
    order by version
    limit ${most}`.execute(tx)
  return rows.map(fromRow)
}

/** How a lot came to what it is: its last accepted bids, up to a bound, and why it was voided. Nothing later than the lot. */
export async function historyOf(tx: Tx, { id, version, status }: Lot, most: number): Promise<LotHistory> {
  const { rows } = await sql<LotEventRow>`
    select version, type, at, bidder_id as bidder, body
    from lot_event
    where lot_id = ${id} and version <= ${BigInt(version)} and type = 'bid_accepted'
    order by version desc
    limit ${most}`.execute(tx)
  const bids = rows.map(fromRow).filter((event) => event.type === 'bid_accepted')
  if (status !== 'void') return { bids, voidReason: null }

  const [last] = await eventsSince(tx, id, version - 1, 1)
  assert(last?.type === 'lot_voided', 'nothing happens to a lot after it was voided')
  return { bids, voidReason: last.reason }
}

/** Open lots that no living process decides on. */
export async function orphanedLots(tx: Tx): Promise<LotId[]> {
  const { rows } = await sql<{ id: LotId }>`
    select lot.id
    from lot
    left join lot_lease as lease on lease.lot_id = lot.id
    where lot.status = 'open' and (lease.lot_id is null or lease.lease_until <= clock_timestamp())
    order by lot.closes_at`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The last moment at which any open lot closes, as it stands now; null when none is open. */
export async function lastClose(tx: Tx): Promise<Instant | null> {
  const { rows } = await sql<{ until: Instant | null }>`
    select max(closes_at) as until from lot where status = 'open'`.execute(tx)
  return rows[0]?.until ?? null
}
