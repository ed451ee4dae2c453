import { money } from '@dallal/kernel'
import { describe, expect, it } from 'vitest'
import { amountChips, readCustomAmount, stepAmount } from './custom-amount.ts'

const lot = { startPrice: money(100_00n, 'SAR'), leader: { amount: money(240_00n, 'SAR') } }

describe('an amount of one’s own', () => {
  it.each([
    ['245', money(245_00n, 'SAR')],
    ['٢٥٠', money(250_00n, 'SAR')],
    ['1,000.50', money(1_000_50n, 'SAR')],
  ])('reads %s', (typed, amount) => {
    expect(readCustomAmount(typed, lot)).toEqual({ ok: true, amount })
  })

  it.each([
    ['244.99', 'bid_too_low'],
    ['', 'amount_not_a_number'],
    ['245.001', 'amount_ambiguous'],
    ['245.0001', 'amount_too_precise'],
  ])('does not take "%s": %s', (typed, code) => {
    expect(readCustomAmount(typed, lot)).toMatchObject({ ok: false, refusal: { code } })
  })
})

it('steps by the increment at the amount, and never below the minimum', () => {
  expect(stepAmount('245', lot, 1)).toBe('250.00')
  expect(stepAmount('300', lot, 1)).toBe('310.00')
  expect(stepAmount('247', lot, -1)).toBe('245.00')
  expect(stepAmount('nothing', lot, 1)).toBe('245.00')
})

it('offers the minimum, and three and five steps above it', () => {
  expect(amountChips(lot).map(({ steps, amount }) => [steps, amount.minor])).toEqual([
    [0, 245_00n],
    [3, 260_00n],
    [5, 270_00n],
  ])
})
