import { assert, err, type Instant, ok, plusMs, type Result } from '@dallal/kernel'
import type { LotResumed } from './event.ts'
import { isOpen, type Lot, type LotStatus } from './lot.ts'

/** A stretch of time in which nobody could bid. `from` is the last moment known to be good, `to` the first good one again. */
export interface Outage {
  readonly from: Instant
  readonly to: Instant
}

export type ResumeRefusal =
  | { code: 'lot_not_open'; status: LotStatus; closesAt: Instant | null }
  | { code: 'lot_still_running'; closesAt: Instant }
  | { code: 'lot_ended_before_outage'; closesAt: Instant }

/**
 * Goes on with a lot whose time ran out while nobody could bid: one whole window from the recovery, whatever caps and sudden
 * death say, and without using them up. A lot that still has time keeps it; one that ended before the outage is to be closed.
 */
export function resumeLot(lot: Lot, outage: Outage): Result<[LotResumed], ResumeRefusal> {
  assert(outage.from <= outage.to, 'an outage ends after it began')
  if (!isOpen(lot)) return err({ code: 'lot_not_open', status: lot.status, closesAt: lot.closesAt })
  if (lot.closesAt > outage.to) return err({ code: 'lot_still_running', closesAt: lot.closesAt })
  if (lot.closesAt <= outage.from) return err({ code: 'lot_ended_before_outage', closesAt: lot.closesAt })

  const closesAt = plusMs(outage.to, lot.rules.windowMs)
  return ok([{ type: 'lot_resumed', version: lot.version + 1, at: outage.to, closesAt }])
}
