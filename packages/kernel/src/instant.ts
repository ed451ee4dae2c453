declare const instantBrand: unique symbol

/** A moment of the server's clock: whole milliseconds since the Unix epoch, UTC. */
export type Instant = number & { readonly [instantBrand]: true }

/** Lengths of time in milliseconds. */
export const MS = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const

/** Takes epoch milliseconds, a Date, or ISO 8601 text; fractions of a millisecond are cut off. Throws on what is no moment. */
export function instant(value: number | Date | string): Instant {
  const ms = typeof value === 'number' ? Math.trunc(value) : new Date(value).getTime()
  if (!Number.isFinite(ms)) throw new Error(`not a moment in time: ${String(value)}`)
  return ms as Instant
}

export function plusMs(at: Instant, ms: number): Instant {
  return instant(at + ms)
}

export function minusMs(at: Instant, ms: number): Instant {
  return instant(at - ms)
}

/** ISO 8601 in UTC with milliseconds: the form on the wire. */
export function toIso(at: Instant): string {
  return new Date(at).toISOString()
}
