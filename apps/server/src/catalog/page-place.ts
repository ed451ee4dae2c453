import { asId, type Instant, instant, isUuid, type ProductId } from '@dallal/kernel'

/** Where a page ended: the next one begins behind it. */
export interface PagePlace {
  readonly at: Instant
  readonly id: ProductId
}

/** A place as an opaque cursor. */
export function cursorOf({ at, id }: PagePlace): string {
  return Buffer.from(`${at}.${id}`).toString('base64url')
}

/** The place a cursor names; null, the beginning, for none and for one that is none of ours. */
export function placeOf(cursor: string | undefined): PagePlace | null {
  if (cursor === undefined) return null
  const [, at, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? []
  if (!at || !id || !isUuid(id)) return null
  return { at: instant(Number(at)), id: asId<ProductId>(id) }
}

/** Cuts a page out of rows that were asked for with one more than its limit. */
export function cutPage<Row>(
  rows: Row[],
  limit: number,
  place: (row: Row) => PagePlace,
): { rows: Row[]; next: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last !== undefined ? cursorOf(place(last)) : null }
}
