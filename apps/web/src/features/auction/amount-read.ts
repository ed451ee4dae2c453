import { type Instant, type Money, minusMs, sameMoney } from '@dallal/kernel'

/** No hand answers faster to what it read. */
export const READING_MS = 400

/** What stood on a button, and since when; oldest first. */
export type Standing = readonly { readonly amount: Money | null; readonly since: Instant }[]

/** After another amount, or none, took its place. What nobody can be answering any more is forgotten. */
export function stands(before: Standing, amount: Money | null, now: Instant): Standing {
  const last = before.at(-1)
  if (last && isSame(last.amount, amount)) return before
  return [...before.slice(Math.max(0, placeRead(before, now))), { amount, since: now }]
}

/** The amount that whoever presses now can have read: what stood there one reading ago. Null where none did. */
export function readBy(standing: Standing, now: Instant): Money | null {
  return standing[placeRead(standing, now)]?.amount ?? null
}

/** The place of what stood there one reading ago; −1 where nothing did. */
function placeRead(standing: Standing, now: Instant): number {
  return standing.findLastIndex(({ since }) => since <= minusMs(now, READING_MS))
}

function isSame(one: Money | null, other: Money | null): boolean {
  return one === null || other === null ? one === other : sameMoney(one, other)
}
