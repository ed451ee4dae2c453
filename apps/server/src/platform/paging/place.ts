import { asId, type Id, type Instant, instant, isUuid } from '@dallal/kernel'

/** Where a page of a list by time ended: the next one begins behind it. The id tells apart what has the same moment. */
export interface Place<T extends Id<string>> {
  readonly at: Instant
  readonly id: T
}

export interface Page<T> {
  items: T[]
  next: string | null
}

export interface PageWish {
  cursor?: string | undefined
  limit: number
}

/** Milliseconds between 1973 and 2286: moments that the database takes, and more than we shall ever have written. */
const PLACE = /^([1-9]\d{11,12})\.([0-9a-f-]{36})$/

/** The place a cursor names; null, the beginning, for none and for one that is none of ours. */
export function placeOf<T extends Id<string>>(cursor: string | undefined): Place<T> | null {
  const text = Buffer.from(cursor ?? '', 'base64url').toString('latin1')
  const [, at, id] = PLACE.exec(text) ?? []
  if (!at || !id || !isUuid(id)) return null
  return { at: instant(Number(at)), id: asId<T>(id) }
}

/** Cuts a page out of rows that were asked for with one more than its limit. */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  place: (row: Row) => Place<Id<string>>,
): { rows: Row[]; next: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last !== undefined ? cursorOf(place(last)) : null }
}

function cursorOf({ at, id }: Place<Id<string>>): string {
  return Buffer.from(`${at}.${id}`).toString('base64url')
}
