import { type Instant, MS, plusMs } from '@dallal/kernel'

/** Younger ones are left to their webhook. */
const YOUNG_MS = 15 * MS.second
/** While a person may be paying. Shorter than the minute between two runs, so that none is missed by a moment. */
const PENDING_MS = 30 * MS.second
const SOON_MS = 5 * MS.minute
/** How long after its end a top-up may still be paid, as gateways go. */
const REMEMBERED_MS = 3 * MS.day

/** When the gateway is first asked about a top-up. */
export function firstAskAt(startedAt: Instant): Instant {
  return plusMs(startedAt, YOUNG_MS)
}

/**
 * When the gateway is asked next, after it was asked at `now` and knew of no money. One that has ended is asked about ever more
 * seldom, each time after as long as it has been over already, about a dozen times in all; then never again: null.
 */
export function nextAskAt(endedAt: Instant | null, now: Instant): Instant | null {
  if (endedAt === null) return plusMs(now, PENDING_MS)
  const last = plusMs(endedAt, REMEMBERED_MS)
  if (now >= last) return null
  const next = plusMs(now, Math.max(SOON_MS, now - endedAt))
  return next < last ? next : last
}
