import { err, type Instant, ok, type Result } from '@dallal/kernel'
import type { LotSold, LotUnsold } from './event.ts'
import { isOpen, type Lot, type LotStatus } from './lot.ts'

export type CloseRefusal =
  | { code: 'lot_not_open'; status: LotStatus; closesAt: Instant | null }
  | { code: 'lot_still_running'; closesAt: Instant }

/**
 * Ends a lot whose time has run out: sold to the leader, or unsold. Nobody can end it sooner. The caller has decided every
 * bid that arrived before the close.
 */
export function closeLot(lot: Lot, at: Instant): Result<[LotSold | LotUnsold], CloseRefusal> {
  if (!isOpen(lot)) return err({ code: 'lot_not_open', status: lot.status, closesAt: lot.closesAt })
  if (at < lot.closesAt) return err({ code: 'lot_still_running', closesAt: lot.closesAt })

  const version = lot.version + 1
  if (!lot.leader) return ok([{ type: 'lot_unsold', version, at }])
  const { bidder, alias, amount } = lot.leader
  return ok([{ type: 'lot_sold', version, at, bidder, alias, amount }])
}
