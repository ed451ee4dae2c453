import { addMoney, MAX_MINOR, type Money } from '@dallal/kernel'
import { incrementAt } from './increments.ts'

/** What a price is read from; both faces of a lot have it. */
export interface Priced {
  readonly startPrice: Money
  readonly leader: { readonly amount: Money } | null
}

/**
 * The least a next bid must be: the start price for the first, the leading amount and one increment after it. Any amount from
 * here to the largest an amount may be is a good bid, on the ladder or between its rungs.
 */
export function minimumNextBid(lot: Priced): Money {
  return lot.leader ? raise(lot.leader.amount) : lot.startPrice
}

/** The next amounts to offer with one tap: the minimum, then one increment more each. Fewer where the largest amount ends them. */
export function nextAmounts(lot: Priced, count: number): Money[] {
  const amounts: Money[] = []
  let next = minimumNextBid(lot)
  while (amounts.length < count && next.minor <= MAX_MINOR) {
    amounts.push(next)
    next = raise(next)
  }
  return amounts
}

function raise(price: Money): Money {
  return addMoney(price, incrementAt(price))
}
