import { err, type Instant, ok, type Result, type UserId } from '@dallal/kernel'
import type { LotVoided, VoidReason } from './event.ts'
import type { Lot, LotStatus } from './lot.ts'

export interface VoidCommand {
  readonly operator: UserId
  readonly reason: VoidReason
  readonly note: string
  readonly at: Instant
}

export type VoidRefusal = { code: 'lot_already_ended'; status: LotStatus }

/** An operator takes back a lot that waits or runs; nobody leads it then. What is sold is for the order to undo. */
export function voidLot(lot: Lot, { operator, reason, note, at }: VoidCommand): Result<[LotVoided], VoidRefusal> {
  if (lot.status !== 'queued' && lot.status !== 'open') return err({ code: 'lot_already_ended', status: lot.status })
  return ok([{ type: 'lot_voided', version: lot.version + 1, at, operator, reason, note }])
}
