import { CURRENCIES, formatDecimal, MAX_MINOR, money, parseDecimal } from '@dallal/kernel'
import { describe, expect, it } from 'vitest'
import { incrementAt, minimumNextBid, nextAmounts } from './index.ts'

function stepAt(price: string, currency: 'SAR' | 'KWD' | 'JPY'): string {
  const read = parseDecimal(price, currency)
  if (!read.ok) throw new Error(`not an amount: ${price}`)
  return formatDecimal(incrementAt(read.value))
}

describe('the increment', () => {
  it.each([
    ['0.5', '1.00'],
    ['1', '1.00'],
    ['29.99', '1.00'],
    ['30', '2.00'],
    ['99.99', '2.00'],
    ['100', '5.00'],
    ['299.99', '5.00'],
    ['300', '10.00'],
    ['999.99', '10.00'],
    ['1000', '20.00'],
    ['1999.99', '20.00'],
    ['2000', '50.00'],
    ['9999999999.99', '50.00'],
  ])('at SAR %s is %s', (price, step) => {
    expect(stepAt(price, 'SAR')).toBe(step)
  })

  it.each([
    ['0', '0.100'],
    ['2.999', '0.100'],
    ['3', '0.250'],
    ['9.999', '0.250'],
    ['10', '0.500'],
    ['29.999', '0.500'],
    ['30', '1.000'],
    ['99.999', '1.000'],
    ['100', '2.000'],
    ['299.999', '2.000'],
    ['300', '5.000'],
  ])('at KWD %s is %s', (price, step) => {
    expect(stepAt(price, 'KWD')).toBe(step)
  })

  it.each([
    ['1', '100'],
    ['2999', '100'],
    ['3000', '200'],
    ['200000', '5000'],
  ])('at JPY %s is %s', (price, step) => {
    expect(stepAt(price, 'JPY')).toBe(step)
  })

  it.each(CURRENCIES)('in %s is above nothing and never shrinks as the price grows', (currency) => {
    const prices = [0n, 1n, 99n, 3_000n, 10_000n, 30_000n, 100_000n, 200_000n, 300_000n, MAX_MINOR]
    const steps = prices.map((minor) => incrementAt(money(minor, currency)).minor)
    expect(steps.every((step, index) => step > 0n && step >= (steps[index - 1] ?? 0n))).toBe(true)
  })
})

describe('the amounts offered next', () => {
  const unled = { startPrice: money(98_00n, 'SAR'), leader: null }

  it('begin with the start price, and after a bid with one increment more', () => {
    expect(minimumNextBid(unled)).toEqual(money(98_00n, 'SAR'))
    expect(minimumNextBid({ ...unled, leader: { amount: money(98_00n, 'SAR') } })).toEqual(money(100_00n, 'SAR'))
  })

  it('climb the ladder', () => {
    expect(nextAmounts(unled, 4).map(formatDecimal)).toEqual(['98.00', '100.00', '105.00', '110.00'])
    expect(nextAmounts(unled, 0)).toEqual([])
  })

  it('end at the largest amount there is', () => {
    const nearTheTop = { ...unled, leader: { amount: money(MAX_MINOR - 60_00n, 'SAR') } }
    expect(nextAmounts(nearTheTop, 4)).toEqual([money(MAX_MINOR - 10_00n, 'SAR')])
    const oneStepBelow = { ...unled, leader: { amount: money(MAX_MINOR - 50_00n, 'SAR') } }
    expect(nextAmounts(oneStepBelow, 4)).toEqual([money(MAX_MINOR, 'SAR')])
    expect(nextAmounts({ ...unled, leader: { amount: money(MAX_MINOR, 'SAR') } }, 4)).toEqual([])
  })
})
