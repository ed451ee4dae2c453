import { type Instant, instant, MS, toIso } from '@dallal/kernel'

/** The market's clock is three hours ahead of UTC all year (Riyadh and Kuwait), whatever the device is set to. */
const AHEAD_MS = 3 * MS.hour

/** A moment as a field of date and time holds it, `2026-11-26T20:30`, by the clock of the market. */
export function marketTimeOf(at: Instant): string {
  return toIso(instant(at + AHEAD_MS)).slice(0, 16)
}

/** The moment meant by such a field, as ISO 8601; null while it is empty or not whole. */
export function momentOf(marketTime: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(marketTime)) return null
  const at = Date.parse(`${marketTime}:00.000Z`)
  return Number.isNaN(at) ? null : toIso(instant(at - AHEAD_MS))
}
