import { type Instant, minusMs, plusMs } from '@dallal/kernel'
import type { LotRules } from './rules.ts'

/** What the close of a running lot depends on. */
export interface Running {
  readonly closesAt: Instant
  readonly rules: LotRules
  readonly extensions: number
  readonly extendedMs: number
}

/**
 * When the lot closes after a bid accepted at this arrival: nobody wins by being last, because a bid within the window leaves
 * at least one extension of time. Never earlier than before, and the same when the bid came early enough, when the lot ends
 * by sudden death, or when a cap is used up. The last extension is cut to what is left of the total, so that the latest
 * possible close is known from the start.
 */
export function closeAfterBid(lot: Running, arrivedAt: Instant): Instant {
  const { closesAt, rules, extensions, extendedMs } = lot
  if (rules.suddenDeath) return closesAt
  if (arrivedAt < minusMs(closesAt, rules.windowMs)) return closesAt
  if (extensions >= rules.maxExtensions) return closesAt

  const wanted = plusMs(arrivedAt, rules.extensionMs)
  const latest = plusMs(closesAt, rules.maxExtensionTotalMs - extendedMs)
  return later(closesAt, earlier(wanted, latest))
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b
}
