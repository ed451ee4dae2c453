import { asId, type Instant, instant, isUuid, type ShowId } from '@dallal/kernel'

/** Where a page of shows ended: the next one begins behind it. */
export interface ShowPlace {
  readonly at: Instant
  readonly id: ShowId
}

/** A place as an opaque cursor. */
export function cursorOf({ at, id }: ShowPlace): string {
  return Buffer.from(`${at}.${id}`).toString('base64url')
}

/** The place a cursor names; null when it is none of ours, which begins at the first page. */
export function placeOf(cursor: string | undefined): ShowPlace | null {
  const text = Buffer.from(cursor ?? '', 'base64url').toString('latin1')
  const [, at, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(text) ?? []
  if (!at || !id || !isUuid(id)) return null
  return { at: instant(Number(at)), id: asId<ShowId>(id) }
}

/** Cuts a page out of rows that were asked for with one more than its limit. */
export function cutPage<Row>(
  rows: Row[],
  limit: number,
  place: (row: Row) => ShowPlace,
): { page: Row[]; next: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, next: rows.length > limit && last !== undefined ? cursorOf(place(last)) : null }
}
