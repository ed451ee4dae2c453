import { assert } from './assert.ts'
import type { Currency } from './currency.ts'

/** An amount: whole minor units of one currency. Two currencies never meet in one sum. */
export type Money = { readonly minor: bigint; readonly currency: Currency }

/** The largest amount one command may name: 10^12 minor units, far from the edge of the database's bigint. */
export const MAX_MINOR = 1_000_000_000_000n

const BASIS_POINTS = 10_000n

export function money(minor: bigint, currency: Currency): Money {
  return { minor, currency }
}

export function zero(currency: Currency): Money {
  return { minor: 0n, currency }
}

export function isZero(amount: Money): boolean {
  return amount.minor === 0n
}

function assertSameCurrency(a: Money, b: Money): void {
  assert(a.currency === b.currency, `amounts of ${a.currency} and ${b.currency} cannot be combined`)
}

export function addMoney(a: Money, b: Money): Money {
  assertSameCurrency(a, b)
  return { minor: a.minor + b.minor, currency: a.currency }
}

export function subtractMoney(a: Money, b: Money): Money {
  assertSameCurrency(a, b)
  return { minor: a.minor - b.minor, currency: a.currency }
}

export function negateMoney(a: Money): Money {
  return { minor: -a.minor, currency: a.currency }
}

/** Sums any number of amounts; the currency is named because there may be none. */
export function sumMoney(amounts: readonly Money[], currency: Currency): Money {
  return amounts.reduce(addMoney, zero(currency))
}

/** Negative when a < b, zero when equal, positive when a > b. */
export function compareMoney(a: Money, b: Money): number {
  assertSameCurrency(a, b)
  if (a.minor === b.minor) return 0
  return a.minor < b.minor ? -1 : 1
}

export function sameMoney(a: Money, b: Money): boolean {
  return a.currency === b.currency && a.minor === b.minor
}

export function maxMoney(a: Money, b: Money): Money {
  return compareMoney(a, b) >= 0 ? a : b
}

export function minMoney(a: Money, b: Money): Money {
  return compareMoney(a, b) <= 0 ? a : b
}

/** A rate of an amount, in basis points (800 = 8 %), rounded half to even on the minor unit so that rounding has no drift. */
export function rateOf(amount: Money, basisPoints: number): Money {
  assert(Number.isInteger(basisPoints) && basisPoints >= 0, 'a rate is a whole number of basis points')
  return { minor: divideHalfEven(amount.minor * BigInt(basisPoints), BASIS_POINTS), currency: amount.currency }
}

function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const sign = numerator < 0n ? -1n : 1n
  const magnitude = numerator * sign
  const quotient = magnitude / denominator
  const twiceRest = (magnitude % denominator) * 2n
  const roundsUp = twiceRest > denominator || (twiceRest === denominator && quotient % 2n === 1n)
  return sign * (roundsUp ? quotient + 1n : quotient)
}

/**
 * Splits a non-negative total in proportion to whole shares; the parts always sum to the total. The units left over by
 * rounding down go to the largest remainders, earlier shares first.
 */
export function splitByShares(total: Money, shares: readonly bigint[]): Money[] {
  const sum = shares.reduce((a, b) => a + b, 0n)
  assert(total.minor >= 0n, 'only a non-negative total can be split')
  assert(sum > 0n && shares.every((share) => share >= 0n), 'shares are not negative and not all zero')

  const parts = shares.map((share, index) => ({
    index,
    minor: (total.minor * share) / sum,
    remainder: (total.minor * share) % sum,
  }))
  let left = total.minor - parts.reduce((a, part) => a + part.minor, 0n)
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  )
  for (const part of byRemainder) {
    if (left === 0n) break
    part.minor += 1n
    left -= 1n
  }
  return parts.map((part) => ({ minor: part.minor, currency: total.currency }))
}
