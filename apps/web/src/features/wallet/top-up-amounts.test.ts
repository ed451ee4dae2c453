import { money } from '@dallal/kernel'
import { expect, it } from 'vitest'
import { askedAmount, firstCurrency, readyAmounts, TOP_UP_CURRENCIES, typedAmount } from './top-up-amounts.ts'

const balance = (currency: 'SAR' | 'KWD', minor: string) => ({ currency, available: { minor, currency } })

it('offers amounts of about the same worth in every currency, in whole units and rising', () => {
  expect(readyAmounts('SAR').map(typedAmount)).toEqual(['50', '100', '250', '500'])
  expect(readyAmounts('KWD').map(typedAmount)).toEqual(['10', '20', '50', '100'])
  for (const currency of TOP_UP_CURRENCIES) {
    const minors = readyAmounts(currency).map(({ minor }) => minor)
    expect(minors).toEqual([...new Set(minors)].sort((a, b) => (a < b ? -1 : 1)))
  }
})

it('writes an amount as a person would type it', () => {
  expect(typedAmount(money(12_050n, 'SAR'))).toBe('120.50')
  expect(typedAmount(money(120_000n, 'KWD'))).toBe('120')
})

it.each([
  ['120.00', 'SAR', '120'],
  ['36.5', 'SAR', '36.50'],
  ['1.2345', 'KWD', ''],
  ['-5', 'SAR', ''],
  ['0', 'SAR', ''],
  ['much', 'SAR', ''],
  [undefined, 'SAR', ''],
] as const)('a link that asks for %s in %s fills in "%s"', (asked, currency, typed) => {
  expect(askedAmount(asked, currency)).toBe(typed)
})

it('begins with the currency asked for, then with one there is money in, then with riyals', () => {
  expect(firstCurrency('KWD', [balance('SAR', '100')])).toBe('KWD')
  expect(firstCurrency('XYZ', [balance('SAR', '0'), balance('KWD', '5')])).toBe('KWD')
  expect(firstCurrency(undefined, [])).toBe('SAR')
})
