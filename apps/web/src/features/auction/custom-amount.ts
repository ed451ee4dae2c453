import { incrementAt, minimumNextBid, nextAmounts, type Priced } from '@dallal/auction'
import {
  addMoney,
  compareMoney,
  formatDecimal,
  type Money,
  maxMoney,
  parseDecimal,
  subtractMoney,
} from '@dallal/kernel'

/** What was typed, read against the lot: an amount one may bid, or why not. */
export type CustomAmount =
  | { readonly ok: true; readonly amount: Money }
  | { readonly ok: false; readonly refusal: { readonly code: string } & Record<string, unknown> }

export function readCustomAmount(typed: string, lot: Priced): CustomAmount {
  const read = parseDecimal(typed, lot.startPrice.currency)
  if (!read.ok) return { ok: false, refusal: read.refusal }
  const minimum = minimumNextBid(lot)
  if (compareMoney(read.value, minimum) < 0) {
    return {
      ok: false,
      refusal: { code: 'bid_too_low', minimum: { minor: `${minimum.minor}`, currency: minimum.currency } },
    }
  }
  return { ok: true, amount: read.value }
}

/** One increment more or less than what was typed, never below the minimum; from what cannot be read one begins at it. */
export function stepAmount(typed: string, lot: Priced, direction: 1 | -1): string {
  const minimum = minimumNextBid(lot)
  const read = parseDecimal(typed, minimum.currency)
  if (!read.ok) return formatDecimal(minimum)
  const step = incrementAt(read.value)
  const stepped = direction === 1 ? addMoney(read.value, step) : subtractMoney(read.value, step)
  return formatDecimal(maxMoney(stepped, minimum))
}

export interface AmountChip {
  /** Increments above the minimum; 0 is the minimum itself. */
  readonly steps: number
  readonly amount: Money
}

const CHIP_STEPS = [0, 3, 5]

/** The amounts offered with one tap: the minimum, and three and five increments above it, as far as amounts go. */
export function amountChips(lot: Priced): AmountChip[] {
  const amounts = nextAmounts(lot, Math.max(...CHIP_STEPS) + 1)
  return CHIP_STEPS.flatMap((steps) => {
    const amount = amounts[steps]
    return amount ? [{ steps, amount }] : []
  })
}
