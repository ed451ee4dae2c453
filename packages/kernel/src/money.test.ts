import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMoney,
  CURRENCIES,
  compareMoney,
  formatDecimal,
  money,
  parseDecimal,
  rateOf,
  splitByShares,
  sumMoney,
} from './index.ts'

const currency = fc.constantFrom(...CURRENCIES)
const minor = fc.bigInt({ min: 0n, max: 1_000_000_000_000n })

describe('money', () => {
  it('what is written can be read again, in every currency', () => {
    fc.assert(
      fc.property(minor, currency, (amount, code) => {
        expect(parseDecimal(formatDecimal(money(amount, code)), code)).toEqual({ ok: true, value: money(amount, code) })
      }),
    )
  })

  it('a split always sums to its total and no part is off by a whole unit', () => {
    fc.assert(
      fc.property(
        minor,
        fc.array(fc.bigInt({ min: 0n, max: 1_000n }), { minLength: 1, maxLength: 9 }),
        (total, shares) => {
          const sum = shares.reduce((a, b) => a + b, 0n)
          fc.pre(sum > 0n)
          const parts = splitByShares(money(total, 'KWD'), shares)
          expect(sumMoney(parts, 'KWD')).toEqual(money(total, 'KWD'))
          parts.forEach((part, index) => {
            const exact = total * (shares[index] ?? 0n)
            expect(part.minor * sum - exact < sum && exact - part.minor * sum < sum).toBe(true)
          })
        },
      ),
    )
  })

  it.each([
    [25n, 1_000, 2n, 'half goes to the even neighbour below'],
    [35n, 1_000, 4n, 'half goes to the even neighbour above'],
    [26n, 1_000, 3n, 'more than half goes up'],
    [24_500n, 800, 1_960n, 'eight per cent of SAR 245.00'],
    [1_960n, 1_500, 294n, 'fifteen per cent of SAR 19.60'],
    [-25n, 1_000, -2n, 'a negative amount mirrors'],
  ])('a rate of %s at %s basis points is %s: %s', (amount, basisPoints, expected) => {
    expect(rateOf(money(amount, 'SAR'), basisPoints).minor).toBe(expected)
  })

  it('two currencies never meet in one sum', () => {
    expect(() => addMoney(money(1n, 'SAR'), money(1n, 'KWD'))).toThrow('SAR and KWD')
    expect(() => compareMoney(money(1n, 'SAR'), money(1n, 'KWD'))).toThrow('SAR and KWD')
  })
})

describe('an amount a person typed', () => {
  it.each([
    ['245', 'SAR', 24_500n],
    ['٢٤٥٫٥', 'SAR', 24_550n],
    ['۱۲٬۳۴۵٫۶۷۸', 'KWD', 12_345_678n],
    ['1,234.50', 'SAR', 123_450n],
    ['1.2340', 'KWD', 1_234n],
    [' 7 ', 'JPY', 7n],
    ['007', 'JPY', 7n],
  ] as const)('%s in %s is %s minor units', (text, code, expected) => {
    expect(parseDecimal(text, code)).toEqual({ ok: true, value: money(expected, code) })
  })

  it.each([
    ['', 'amount_not_a_number'],
    ['-5', 'amount_not_a_number'],
    ['1e9', 'amount_not_a_number'],
    ['0x10', 'amount_not_a_number'],
    ['1.2345', 'amount_too_precise'],
    ['99999999999999', 'amount_too_large'],
    ['9'.repeat(400), 'amount_too_large'],
  ])('%s is refused: %s', (text, code) => {
    expect(parseDecimal(text, 'SAR')).toMatchObject({ ok: false, refusal: { code } })
  })
})
