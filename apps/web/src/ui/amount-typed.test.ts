import { formatMoney } from '@dallal/i18n'
import { type Currency, parseDecimal } from '@dallal/kernel'
import { describe, expect, it } from 'vitest'
import { amountTyped } from './amount-typed.ts'

/** What stands in the field after these keys, one by one. */
const typeIn = (keys: string) => [...keys].reduce((field, key) => amountTyped(field + key), '')

/** The amount that is shown and sent, without the marks of direction; else why it is refused. */
function understood(field: string, currency: Currency, locale: 'ar' | 'en'): string {
  const read = parseDecimal(field, currency)
  return read.ok ? formatMoney(read.value, locale).replace(/\p{Cf}/gu, '') : read.refusal.code
}

describe('an amount typed key by key, or pasted', () => {
  it.each([
    // keys         currency  in English            in Arabic
    ['1,000', 'SAR', 'SAR 1,000.00', '1,000.00 ر.س'],
    ['12,500', 'SAR', 'SAR 12,500.00', '12,500.00 ر.س'],
    ['1,250', 'KWD', 'KWD 1,250.000', '1,250.000 د.ك'],
    ['1,250', 'JPY', 'JPY 1,250', '1,250 ين'],
    ['١٬٠٠٠', 'SAR', 'SAR 1,000.00', '1,000.00 ر.س'],
    ['١٬٢٥٠', 'KWD', 'KWD 1,250.000', '1,250.000 د.ك'],
    ['١٢٬٥٠٠', 'JPY', 'JPY 12,500', '12,500 ين'],
    ['١،٥', 'SAR', 'SAR 1.50', '1.50 ر.س'],
    ['١،٠٠٠', 'SAR', 'SAR 1,000.00', '1,000.00 ر.س'],
    ['٢٤٥٫٥٠', 'SAR', 'SAR 245.50', '245.50 ر.س'],
    ['۱۲۳٫۴۵۶', 'KWD', 'KWD 123.456', '123.456 د.ك'],
    ['245,5', 'SAR', 'SAR 245.50', '245.50 ر.س'],
    ['1,250.50', 'SAR', 'SAR 1,250.50', '1,250.50 ر.س'],
    ['1.250,50', 'SAR', 'SAR 1,250.50', '1,250.50 ر.س'],
    ['1 250', 'SAR', 'SAR 1,250.00', '1,250.00 ر.س'],
    ['1.250', 'KWD', 'KWD 1.250', '1.250 د.ك'],
    ['1.250', 'SAR', 'amount_ambiguous', 'amount_ambiguous'],
    ['1.000', 'JPY', 'amount_ambiguous', 'amount_ambiguous'],
    ['1,250.500', 'SAR', 'amount_ambiguous', 'amount_ambiguous'],
    ['-12', 'SAR', 'amount_not_a_number', 'amount_not_a_number'],
    ['1,', 'SAR', 'amount_not_a_number', 'amount_not_a_number'],
  ] as const)('%s in %s is %s and %s', (keys, currency, english, arabic) => {
    for (const field of [typeIn(keys), amountTyped(keys)]) {
      const both = [understood(field, currency, 'en'), understood(field, currency, 'ar')]
      expect(both.map((words) => words.replace('\u00a0', ' '))).toEqual([english, arabic])
    }
  })

  it.each([
    ['SAR 30', '30'],
    ['SAR\u00a01,240.00', '1,240.00'],
    ['\u2067\u20661,240.00\u2069\u00a0ر.س\u2069', '1,240.00'],
    ['٣٠ ر.س.', '30'],
    ['abc', ''],
  ])('%j is pasted without the name of its currency: %j', (pasted, field) => {
    expect(amountTyped(pasted)).toBe(field)
  })

  it('letters between digits are not made into another number', () => {
    expect(understood(amountTyped('1e5'), 'SAR', 'en')).toBe('amount_not_a_number')
  })

  it('marks stay in the field as they were typed', () => {
    expect(typeIn('١٬٢٥٠٫٥')).toBe('1٬250٫5')
  })
})
