import type { Address } from '@dallal/contract'
import {
  type Currency,
  type ImageId,
  type Instant,
  type LotId,
  money,
  type OrderId,
  type ProductId,
  type SellerId,
  type ShowId,
  type UserId,
} from '@dallal/kernel'
import { sql } from 'kysely'
import type { Tx } from '#platform/database'
import type { Place } from '#platform/paging'
import type { Carrier, Order, OrderStatus, Receipt, Shipment } from './order.ts'

/** All SQL on orders. Row security decides what a caller sees of them, and which step is theirs. */

interface OrderRow {
  readonly id: OrderId
  readonly number: bigint
  readonly lot: LotId
  readonly show: ShowId
  readonly product: ProductId
  readonly seller: SellerId
  readonly buyer: UserId
  readonly buyerName: string
  readonly titleAr: string
  readonly titleEn: string
  readonly imageId: ImageId | null
  readonly currency: Currency
  readonly priceMinor: bigint
  readonly commissionRateBp: number
  readonly commissionMinor: bigint
  readonly vatRateBp: number
  readonly vatMinor: bigint
  /** Written by `insertOrder` alone, from an address of identity. */
  readonly address: Address
  readonly status: OrderStatus
  readonly paidAt: Instant
  readonly carrier: Carrier | null
  readonly trackingNumber: string | null
  readonly shippedAt: Instant | null
  readonly receivedAt: Instant | null
  readonly settlesAt: Instant | null
  readonly settledAt: Instant | null
}

const columns = sql`
  id,
  number,
  lot_id as lot,
  show_id as show,
  product_id as product,
  seller_id as seller,
  buyer_id as buyer,
  buyer_name as "buyerName",
  title_ar as "titleAr",
  title_en as "titleEn",
  image_id as "imageId",
  currency,
  price_minor as "priceMinor",
  commission_rate_bp as "commissionRateBp",
  commission_minor as "commissionMinor",
  vat_rate_bp as "vatRateBp",
  vat_minor as "vatMinor",
  address,
  status,
  paid_at as "paidAt",
  carrier,
  tracking_number as "trackingNumber",
  shipped_at as "shippedAt",
  received_at as "receivedAt",
  settles_at as "settlesAt",
  settled_at as "settledAt"`

function toOrder(row: OrderRow): Order {
  const { currency, carrier, trackingNumber } = row
  return {
    ...row,
    number: Number(row.number),
    title: { ar: row.titleAr, en: row.titleEn },
    price: money(row.priceMinor, currency),
    terms: { commissionBasisPoints: row.commissionRateBp, vatBasisPoints: row.vatRateBp },
    commission: money(row.commissionMinor, currency),
    vat: money(row.vatMinor, currency),
    tracking: carrier === null || trackingNumber === null ? null : { carrier, number: trackingNumber },
  }
}

export type NewOrder = Omit<
  Order,
  'number' | 'status' | 'tracking' | 'shippedAt' | 'receivedAt' | 'settlesAt' | 'settledAt'
>

/** As the system. Null when the order is there already: the sale was told twice. */
export async function insertOrder(tx: Tx, order: NewOrder): Promise<Order | null> {
  const { title, price, terms, commission, vat } = order
  const { rows } = await sql<OrderRow>`
    insert into "order" (
      id, lot_id, show_id, product_id, seller_id, buyer_id, buyer_name, title_ar, title_en, image_id, currency,
      price_minor, commission_rate_bp, commission_minor, vat_rate_bp, vat_minor, address, paid_at
    )
    values (
      ${order.id}, ${order.lot}, ${order.show}, ${order.product}, ${order.seller}, ${order.buyer}, ${order.buyerName},
      ${title.ar}, ${title.en}, ${order.imageId}, ${price.currency}, ${price.minor}, ${terms.commissionBasisPoints},
      ${commission.minor}, ${terms.vatBasisPoints}, ${vat.minor}, ${JSON.stringify(order.address)}::jsonb, ${order.paidAt}
    )
    on conflict on constraint order_pkey do nothing
    returning ${columns}`.execute(tx)
  return rows[0] ? toOrder(rows[0]) : null
}

export async function orderById(tx: Tx, id: OrderId): Promise<Order | null> {
  const { rows } = await sql<OrderRow>`select ${columns} from "order" where id = ${id}`.execute(tx)
  return rows[0] ? toOrder(rows[0]) : null
}

export async function purchasesOf(
  tx: Tx,
  buyer: UserId,
  after: Place<OrderId> | null,
  limit: number,
): Promise<Order[]> {
  const { rows } = await sql<OrderRow>`
    select ${columns}
    from "order"
    where buyer_id = ${buyer} ${behind(after)}
    order by paid_at desc, id desc
    limit ${limit}`.execute(tx)
  return rows.map(toOrder)
}

export async function salesOf(
  tx: Tx,
  seller: SellerId,
  status: OrderStatus | null,
  after: Place<OrderId> | null,
  limit: number,
): Promise<Order[]> {
  const only = status === null ? sql`` : sql`and status = ${status}`
  const { rows } = await sql<OrderRow>`
    select ${columns}
    from "order"
    where seller_id = ${seller} ${only} ${behind(after)}
    order by paid_at desc, id desc
    limit ${limit}`.execute(tx)
  return rows.map(toOrder)
}

function behind(after: Place<OrderId> | null) {
  return after === null ? sql`` : sql`and (paid_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`
}

/** Null when it is not waiting for this any more: somebody was quicker. */
export async function markShipped(tx: Tx, id: OrderId, shipment: Shipment): Promise<Order | null> {
  const { rows } = await sql<OrderRow>`
    update "order"
    set
      status = 'shipped',
      carrier = ${shipment.carrier},
      tracking_number = ${shipment.trackingNumber},
      shipped_at = ${shipment.shippedAt}
    where id = ${id} and status = 'paid'
    returning ${columns}`.execute(tx)
  return rows[0] ? toOrder(rows[0]) : null
}

/** Null when it is not waiting for this any more. */
export async function markReceived(tx: Tx, id: OrderId, receipt: Receipt): Promise<Order | null> {
  const { rows } = await sql<OrderRow>`
    update "order"
    set status = 'received', received_at = ${receipt.receivedAt}, settles_at = ${receipt.settlesAt}
    where id = ${id} and status = 'shipped'
    returning ${columns}`.execute(tx)
  return rows[0] ? toOrder(rows[0]) : null
}
