import type { LotRules, LotStatus } from '@dallal/auction'
import type { Instant, LotId, Money, ProductId, SellerId, ShowId } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Tx } from '#platform/database'

/** All SQL on lots that wait for their turn. Row security lets a seller write these and no others. */

export interface QueuedLot {
  readonly id: LotId
  readonly show: ShowId
  readonly product: ProductId
  readonly status: LotStatus
}

/** One of a seller's own lots. Lock its show first, and it stays as it is. */
export async function ownLot(tx: Tx, seller: SellerId, id: LotId): Promise<QueuedLot | null> {
  const { rows } = await sql<QueuedLot>`
    select id, show_id as show, product_id as product, status
    from lot
    where id = ${id} and seller_id = ${seller}`.execute(tx)
  return rows[0] ?? null
}

export async function countLots(tx: Tx, show: ShowId): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`select count(*) as count from lot where show_id = ${show}`.execute(tx)
  return Number(rows[0]?.count ?? 0n)
}

export interface NewLot {
  readonly id: LotId
  readonly show: ShowId
  readonly seller: SellerId
  readonly product: ProductId
  readonly startPrice: Money
  readonly rules: LotRules
  readonly at: Instant
}

/** Behind all others, under the next number of its show. */
export async function insertLot(tx: Tx, { id, show, seller, product, startPrice, rules, at }: NewLot): Promise<void> {
  await sql`
    insert into lot (
      id, show_id, seller_id, product_id, number, place, currency, start_price_minor, duration_ms, window_ms,
      extension_ms, max_extensions, max_extension_total_ms, sudden_death, created_at
    )
    select
      ${id}, ${show}, ${seller}, ${product}, coalesce(max(number), 0) + 1, coalesce(max(place), 0) + 1,
      ${startPrice.currency}, ${startPrice.minor}, ${rules.durationMs}, ${rules.windowMs}, ${rules.extensionMs},
      ${rules.maxExtensions}, ${rules.maxExtensionTotalMs}, ${rules.suddenDeath}, ${at}
    from lot
    where show_id = ${show}`.execute(tx)
}

export async function rewriteLot(
  tx: Tx,
  id: LotId,
  { product, startPrice, rules }: Pick<NewLot, 'product' | 'startPrice' | 'rules'>,
): Promise<void> {
  await sql`
    update lot
    set
      product_id = ${product},
      start_price_minor = ${startPrice.minor},
      duration_ms = ${rules.durationMs},
      window_ms = ${rules.windowMs},
      extension_ms = ${rules.extensionMs},
      sudden_death = ${rules.suddenDeath}
    where id = ${id}`.execute(tx)
}

export async function deleteLot(tx: Tx, id: LotId): Promise<void> {
  await sql`delete from lot where id = ${id} and status = 'queued'`.execute(tx)
}

/** The lots that wait, in their order. */
export async function queueOf(tx: Tx, show: ShowId): Promise<LotId[]> {
  const { rows } = await sql<{ id: LotId }>`
    select id from lot where show_id = ${show} and status = 'queued' order by place, number`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Numbers the lots of a show after their order, from 1. Only for a draft: once buyers may have seen a number, it is a name. */
export async function renumber(tx: Tx, show: ShowId): Promise<void> {
  await sql`
    update lot
    set number = ordered.number
    from (
      select id, row_number() over (order by place, number) as number from lot where show_id = ${show}
    ) as ordered
    where lot.id = ordered.id and lot.number <> ordered.number`.execute(tx)
}

/** Gives the waiting lots this order, behind everything that already came up. */
export async function reorder(tx: Tx, show: ShowId, lots: readonly LotId[]): Promise<void> {
  await sql`
    update lot
    set place = came_up.place + given.place
    from
      (select coalesce(max(place), 0) as place from lot where show_id = ${show} and status <> 'queued') as came_up,
      unnest(${[...lots]}::uuid[]) with ordinality as given (id, place)
    where lot.id = given.id and lot.status = 'queued'`.execute(tx)
}
