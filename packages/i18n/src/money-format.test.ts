import { money } from '@dallal/kernel'
import { describe, expect, it } from 'vitest'
import { formatCount, formatMoney, formatRate, moneyParts } from './money-format.ts'

describe('an amount', () => {
  it.each([
    ['en', money(124_000n, 'SAR'), '\u2066SAR\u00a01,240.00\u2069'],
    ['ar', money(124_000n, 'SAR'), '\u2067\u20661,240.00\u2069\u00a0ر.س\u2069'],
    ['en', money(1_234_500n, 'KWD'), '\u2066KWD\u00a01,234.500\u2069'],
    ['ar', money(5n, 'KWD'), '\u2067\u20660.005\u2069\u00a0د.ك\u2069'],
    ['en', money(1_234n, 'JPY'), '\u2066JPY\u00a01,234\u2069'],
    ['en', money(-2_450n, 'SAR'), '\u2066SAR\u00a0−24.50\u2069'],
    ['ar', money(-2_450n, 'SAR'), '\u2067\u2066−24.50\u2069\u00a0ر.س\u2069'],
    ['en', money(0n, 'SAR'), '\u2066SAR\u00a00.00\u2069'],
  ] as const)('in %s is isolated, in 0–9, with all its decimals', (locale, amount, written) => {
    expect(formatMoney(amount, locale)).toBe(written)
  })

  it('is exact beyond what a float can hold', () => {
    expect(moneyParts(money(9_007_199_254_740_993n, 'SAR'), 'en').digits).toBe('90,071,992,547,409.93')
  })

  it('is written the same from the wire, where minor units are text', () => {
    expect(formatMoney({ minor: '-2450', currency: 'SAR' }, 'ar')).toBe(formatMoney(money(-2_450n, 'SAR'), 'ar'))
  })

  it('closes every isolate it opens', () => {
    for (const locale of ['ar', 'en'] as const) {
      const text = formatMoney(money(-1n, 'SAR'), locale)
      expect(text.match(/[\u2066-\u2068]/g)).toHaveLength(text.match(/\u2069/g)?.length ?? 0)
    }
  })
})

it('writes rates and counts', () => {
  expect([800, 1_500, 1_550, 5, 0].map(formatRate)).toEqual(
    ['8%', '15%', '15.5%', '0.05%', '0%'].map((text) => `\u2066${text}\u2069`),
  )
  expect(formatCount(12_345)).toBe('\u206612,345\u2069')
})
