import type { LotId, Money } from '@dallal/kernel'
import { capture, type HoldRef, type Journal, journal } from './journal.ts'

/** The hammer fell: the winner's hold becomes the price, in the escrow of the order. */
export function lotWon(lot: LotId, held: HoldRef, price: Money): Journal {
  return journal('lot_won', lot, lot, [capture(held, price)])
}
