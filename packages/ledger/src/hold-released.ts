import type { LotId } from '@dallal/kernel'
import { type HoldRef, type Journal, journal, release } from './journal.ts'

/** The lot ended without a sale (voided by an operator): the leader's money is free again. */
export function holdReleased(lot: LotId, held: HoldRef): Journal {
  return journal('hold_released', held.journal, lot, [release(held)])
}
