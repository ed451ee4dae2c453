import type { LotStatus } from '@dallal/auction'
import { type Image, type LotSummary, moneyToWire } from '@dallal/contract'
import {
  assert,
  type Currency,
  type Instant,
  type LotId,
  money,
  type ProductId,
  type ShowId,
  toIso,
} from '@dallal/kernel'
import { type RawBuilder, sql } from 'kysely'
import { productCards, releaseStock } from '#catalog'
import type { LotTotals, ShowLots } from '#live'
import type { Tx } from '#platform/database'

/** Lots as lists show them. Nothing here knows who leads. */

interface SummaryRow {
  readonly id: LotId
  readonly show: ShowId
  readonly number: number
  readonly product: ProductId
  readonly status: LotStatus
  readonly currency: Currency
  readonly startPriceMinor: bigint
  readonly durationMs: number
  readonly windowMs: number
  readonly extensionMs: number
  readonly suddenDeath: boolean
  readonly priceMinor: bigint | null
  readonly bidCount: number
  readonly leader: number | null
  readonly closesAt: Instant | null
}

async function rowsWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<SummaryRow[]> {
  const { rows } = await sql<SummaryRow>`
    select
      id,
      show_id as show,
      number,
      product_id as product,
      status,
      currency,
      start_price_minor as "startPriceMinor",
      duration_ms as "durationMs",
      window_ms as "windowMs",
      extension_ms as "extensionMs",
      sudden_death as "suddenDeath",
      price_minor as "priceMinor",
      bid_count as "bidCount",
      leader_alias as leader,
      closes_at as "closesAt"
    from lot
    where ${condition}
    order by show_id, place, number`.execute(tx)
  return rows
}

async function present(tx: Tx, rows: readonly SummaryRow[]): Promise<LotSummary[]> {
  const products = await productCards(
    tx,
    rows.map(({ product }) => product),
  )
  return rows.map((row) => {
    const product = products.get(row.product)
    const { id, show, number, status, currency, durationMs, windowMs, extensionMs, suddenDeath } = row
    return {
      ...{ id, show, number, status, durationMs, windowMs, extensionMs, suddenDeath },
      product: { id: row.product, title: product?.title ?? { ar: '', en: '' }, image: product?.image ?? null },
      startPrice: moneyToWire(money(row.startPriceMinor, currency)),
      price: row.priceMinor === null ? null : moneyToWire(money(row.priceMinor, currency)),
      bidCount: row.bidCount,
      leader: row.leader,
      closesAt: row.closesAt === null ? null : toIso(row.closesAt),
    }
  })
}

/** The lots of a show in their order. */
export async function lotsOfShow(tx: Tx, show: ShowId): Promise<LotSummary[]> {
  return present(tx, await rowsWhere(tx, sql`show_id = ${show}`))
}

export async function lotSummary(tx: Tx, id: LotId): Promise<LotSummary> {
  const [summary] = await present(tx, await rowsWhere(tx, sql`id = ${id}`))
  assert(summary, 'a lot that is shown is there')
  return summary
}

/** Every open lot, of all shows. */
export async function openLotSummaries(tx: Tx): Promise<LotSummary[]> {
  return present(tx, await rowsWhere(tx, sql`status = 'open'`))
}

/** What shows know of their lots. */
export const showLots: ShowLots = {
  summaries: lotsOfShow,

  async totals(tx, shows) {
    if (shows.length === 0) return new Map()
    const { rows } = await sql<TotalsRow>`
      select
        show_id as show,
        count(*) filter (where status <> 'void') as total,
        count(*) filter (where status = 'sold') as sold,
        count(*) filter (where status = 'unsold') as unsold,
        coalesce(sum(price_minor) filter (where status = 'sold'), 0)::bigint as "soldForMinor",
        (array_agg(product_id order by place, number))[1] as "firstProduct"
      from lot
      where show_id = any(${[...shows]}::uuid[])
      group by show_id`.execute(tx)
    const products = await productCards(
      tx,
      rows.map(({ firstProduct }) => firstProduct),
    )
    return new Map(rows.map((row) => [row.show, toTotals(row, products.get(row.firstProduct)?.image ?? null)]))
  },

  async currentLot(tx, show) {
    const { rows } = await sql<{ id: LotId }>`
      select id from lot where show_id = ${show} and opened_at is not null order by opened_at desc limit 1`.execute(tx)
    return rows[0]?.id ?? null
  },

  async hasOpenLot(tx, show) {
    const { rows } = await sql`select from lot where show_id = ${show} and status = 'open'`.execute(tx)
    return rows.length > 0
  },

  async removeQueued(tx, show, at) {
    const { rows } = await sql<{ product: ProductId }>`
      delete from lot where show_id = ${show} and status = 'queued' returning product_id as product`.execute(tx)
    for (const { product } of rows) await releaseStock(tx, product, at)
    return rows.length > 0
  },
}

interface TotalsRow {
  readonly show: ShowId
  readonly total: bigint
  readonly sold: bigint
  readonly unsold: bigint
  readonly soldForMinor: bigint
  readonly firstProduct: ProductId
}

function toTotals({ total, sold, unsold, soldForMinor }: TotalsRow, image: Image | null): LotTotals {
  return { total: Number(total), sold: Number(sold), unsold: Number(unsold), soldForMinor, image }
}
