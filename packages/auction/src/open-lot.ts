import { err, type Instant, ok, plusMs, type Result } from '@dallal/kernel'
import type { LotOpened } from './event.ts'
import type { Lot, LotStatus } from './lot.ts'
import { checkTerms, type TermsRefusal } from './rules.ts'

export type OpenRefusal = { code: 'lot_not_queued'; status: LotStatus } | TermsRefusal

/** Starts the clock of a lot. That a show has no other lot open is for the show to see to: a lot knows only itself. */
export function openLot(lot: Lot, at: Instant): Result<[LotOpened], OpenRefusal> {
  if (lot.status !== 'queued') return err({ code: 'lot_not_queued', status: lot.status })
  const terms = checkTerms(lot)
  if (!terms.ok) return terms

  const { startPrice, rules } = lot
  const closesAt = plusMs(at, rules.durationMs)
  return ok([{ type: 'lot_opened', version: lot.version + 1, at, startPrice, rules, closesAt }])
}
