import { assert, type Currency, exponentOf, type Money } from '@dallal/kernel'

/** From this price on, a bid must raise by this much. Both in minor units. */
interface Rung {
  readonly from: bigint
  readonly step: bigint
}

type Ladder = readonly [Rung, ...Rung[]]

/** Minor units with two decimals: 1.00 up to 30.00, then 2.00 from 30.00, and so on. */
const HUNDREDTHS: Ladder = [
  { from: 0n, step: 1_00n },
  { from: 30_00n, step: 2_00n },
  { from: 100_00n, step: 5_00n },
  { from: 300_00n, step: 10_00n },
  { from: 1_000_00n, step: 20_00n },
  { from: 2_000_00n, step: 50_00n },
]

/** Minor units with three decimals: 0.100 up to 3.000, then 0.250 from 3.000, and so on. */
const THOUSANDTHS: Ladder = [
  { from: 0n, step: 100n },
  { from: 3_000n, step: 250n },
  { from: 10_000n, step: 500n },
  { from: 30_000n, step: 1_000n },
  { from: 100_000n, step: 2_000n },
  { from: 300_000n, step: 5_000n },
]

/**
 * SAR and KWD are the market's own tables. Every other currency takes the one of its exponent: a dinar or rial of a thousand
 * parts is of the size of KWD, and a currency without decimals counts in units of about the size of a halala, so JPY raises
 * by 100 up to 3,000 and by 200 from there.
 */
const LADDERS: Readonly<Record<0 | 2 | 3, Ladder>> = { 0: HUNDREDTHS, 2: HUNDREDTHS, 3: THOUSANDTHS }

function ladderOf(currency: Currency): Ladder {
  return LADDERS[exponentOf(currency)]
}

/** The least by which a bid must be above this price. */
export function incrementAt(price: Money): Money {
  assert(price.minor >= 0n, 'a price is never negative')
  const rungs = ladderOf(price.currency)
  const rung = rungs.findLast(({ from }) => price.minor >= from) ?? rungs[0]
  return { minor: rung.step, currency: price.currency }
}
