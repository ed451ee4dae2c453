import type { ShowDraft, ShowStatus } from '@dallal/contract'
import { assert, type Currency, type Instant, type SellerId, type ShowId } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Tx } from '#platform/database'
import type { Place } from '#platform/paging'
import type { Show } from './show.ts'

/** All SQL on shows. Row security decides what a caller sees of them: drafts are their seller's. */

const columns = sql`
  show.id,
  show.seller_id as "sellerId",
  json_build_object('ar', show.title_ar, 'en', show.title_en) as title,
  show.cover_id as "coverId",
  show.status,
  show.currency,
  show.starts_at as "startsAt",
  show.went_live_at as "wentLiveAt",
  show.ended_at as "endedAt",
  show.version`

type Row = Omit<Show, 'version'> & { readonly version: bigint }

const toShow = (row: Row): Show => ({ ...row, version: Number(row.version) })

export async function showById(tx: Tx, id: ShowId): Promise<Show | null> {
  const { rows } = await sql<Row>`select ${columns} from show where id = ${id}`.execute(tx)
  return rows[0] ? toShow(rows[0]) : null
}

/** A seller's own show, locked until the transaction ends: whoever changes it or its lots comes by here. */
export async function lockOwnShow(tx: Tx, seller: SellerId, id: ShowId): Promise<Show | null> {
  const { rows } = await sql<Row>`
    select ${columns} from show where id = ${id} and seller_id = ${seller} for no key update`.execute(tx)
  return rows[0] ? toShow(rows[0]) : null
}

/** A show, locked until the transaction ends, as the system may. */
export async function lockShow(tx: Tx, id: ShowId): Promise<Show | null> {
  const { rows } = await sql<Row>`select ${columns} from show where id = ${id} for no key update`.execute(tx)
  return rows[0] ? toShow(rows[0]) : null
}

/** Counts one more event of a show, and locks the show until the transaction ends. */
export async function nextShowVersion(tx: Tx, id: ShowId): Promise<number> {
  const { rows } = await sql<{ version: bigint }>`
    update show set version = version + 1 where id = ${id} returning version`.execute(tx)
  assert(rows[0], 'only an event of a show that is there is counted')
  return Number(rows[0].version)
}

/** The order in which a list of shows of a status is read. */
const ORDER = {
  live: { column: sql`show.went_live_at`, isNewestFirst: true },
  scheduled: { column: sql`show.starts_at`, isNewestFirst: false },
  ended: { column: sql`show.ended_at`, isNewestFirst: true },
} as const

/** Live ones and ended ones from the latest back, announced ones from the next on. */
export async function publicShows(
  tx: Tx,
  { status, sellerSlug }: { status: keyof typeof ORDER; sellerSlug: string | null },
  after: Place<ShowId> | null,
  limit: number,
): Promise<(Show & { at: Instant })[]> {
  const { column, isNewestFirst } = ORDER[status]
  const isBehind = isNewestFirst ? sql`<` : sql`>`
  const direction = isNewestFirst ? sql`desc` : sql`asc`
  const { rows } = await sql<Row & { at: Instant }>`
    select ${columns}, ${column} as at
    from show
    where status = ${status}
      and (${sellerSlug}::text is null or seller_id in (select id from seller where slug = ${sellerSlug}))
      and (${after?.id ?? null}::uuid is null
        or (date_trunc('milliseconds', ${column}), id) ${isBehind} (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by date_trunc('milliseconds', ${column}) ${direction}, id ${direction}
    limit ${limit}`.execute(tx)
  return rows.map((row) => ({ ...toShow(row), at: row.at }))
}

/** The newest first: ids sort by age. */
export async function ownShows(
  tx: Tx,
  seller: SellerId,
  status: ShowStatus | null,
  before: ShowId | null,
  limit: number,
): Promise<Show[]> {
  const { rows } = await sql<Row>`
    select ${columns}
    from show
    where seller_id = ${seller}
      and (${status}::text is null or status = ${status})
      and (${before}::uuid is null or id < ${before})
    order by id desc
    limit ${limit}`.execute(tx)
  return rows.map(toShow)
}

export interface NewShow {
  readonly id: ShowId
  readonly sellerId: SellerId
  readonly currency: Currency
  readonly draft: ShowDraft
  readonly startsAt: Instant | null
  readonly at: Instant
}

export async function insertShow(tx: Tx, { id, sellerId, currency, draft, startsAt, at }: NewShow): Promise<void> {
  await sql`
    insert into show (
      id, seller_id, title_ar, title_en, cover_id, status, currency, starts_at, created_at, updated_at
    )
    values (
      ${id}, ${sellerId}, ${draft.title.ar}, ${draft.title.en}, ${draft.cover}, 'draft', ${currency}, ${startsAt},
      ${at}, ${at}
    )`.execute(tx)
}

export async function rewriteShow(
  tx: Tx,
  id: ShowId,
  draft: ShowDraft,
  startsAt: Instant | null,
  at: Instant,
): Promise<void> {
  await sql`
    update show
    set
      title_ar = ${draft.title.ar},
      title_en = ${draft.title.en},
      cover_id = ${draft.cover},
      starts_at = ${startsAt},
      updated_at = ${at}
    where id = ${id}`.execute(tx)
}

export async function announceShow(tx: Tx, id: ShowId, at: Instant): Promise<void> {
  await sql`update show set status = 'scheduled', updated_at = ${at} where id = ${id}`.execute(tx)
}

/** False when the seller has another show on air. */
export async function putOnAir(tx: Tx, { id, sellerId }: Show, at: Instant): Promise<boolean> {
  // Two shows of one seller at once: the second waits here, and then sees the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`on air ${sellerId}`}, 0))`.execute(tx)
  const { rows } = await sql`
    update show
    set status = 'live', went_live_at = ${at}, updated_at = ${at}
    where id = ${id}
      and not exists (select from show as other where other.seller_id = ${sellerId} and other.status = 'live')
    returning id`.execute(tx)
  return rows.length === 1
}

/** Every process that has the show's video hears of it once this is committed. */
export async function takeOffAir(tx: Tx, id: ShowId, at: Instant): Promise<void> {
  await sql`update show set status = 'ended', ended_at = ${at}, updated_at = ${at} where id = ${id}`.execute(tx)
  await sql`select pg_notify('show_ended', ${id})`.execute(tx)
}
