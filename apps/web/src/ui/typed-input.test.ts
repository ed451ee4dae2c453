import { expect, it } from 'vitest'
import { ibanTyped } from './IbanInput.tsx'
import { amountTyped } from './MoneyInput.tsx'

it.each([
  ['٢٤٥٫٥٠', '245.50'],
  ['۲۴۵', '245'],
  ['245,5', '245.5'],
  ['1,240.00', '1,240.00'],
  ['-12', '12'],
  ['SAR 30', '30'],
  ['abc', ''],
])('an amount typed as %s is shown as %s', (typed, shown) => {
  expect(amountTyped(typed)).toBe(shown)
})

it('an IBAN is upper case, without spaces, in 0–9, and never longer than one can be', () => {
  expect(ibanTyped('sa03 8000 ٠٠٠٠ 6080 1016 7519')).toBe('SA0380000000608010167519')
  expect(ibanTyped('A'.repeat(60))).toHaveLength(34)
})
