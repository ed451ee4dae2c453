import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CURRENCIES, type Currency, exponentOf, formatDecimal, money, parseDecimal } from './index.ts'

/** The amount as we write it, or the code of the refusal. */
function read(text: string, currency: Currency): string {
  const parsed = parseDecimal(text, currency)
  return parsed.ok ? formatDecimal(parsed.value) : parsed.refusal.code
}

describe('the marks of a typed amount', () => {
  it.each([
    // typed          JPY                    SAR                    KWD
    ['1250', '1250', '1250.00', '1250.000'],
    ['1,000', '1000', '1000.00', '1000.000'],
    ['12,500', '12500', '12500.00', '12500.000'],
    ['1,250', '1250', '1250.00', '1250.000'],
    ['١٬٢٥٠', '1250', '1250.00', '1250.000'],
    ['١،٢٥٠', '1250', '1250.00', '1250.000'],
    ['1 250', '1250', '1250.00', '1250.000'],
    ['1\u00a0250', '1250', '1250.00', '1250.000'],
    ['1,250,500', '1250500', '1250500.00', '1250500.000'],
    ['1.250.500', '1250500', '1250500.00', '1250500.000'],
    ['1,5', 'amount_too_precise', '1.50', '1.500'],
    ['1,50', 'amount_too_precise', '1.50', '1.500'],
    ['1,00', 'amount_too_precise', '1.00', '1.000'],
    ['١،٥', 'amount_too_precise', '1.50', '1.500'],
    ['١٫٥', 'amount_too_precise', '1.50', '1.500'],
    ['1.5', 'amount_too_precise', '1.50', '1.500'],
    ['1.250', 'amount_ambiguous', 'amount_ambiguous', '1.250'],
    ['1.000', 'amount_ambiguous', 'amount_ambiguous', '1.000'],
    ['١٫٢٥٠', 'amount_too_precise', '1.25', '1.250'],
    ['0,500', 'amount_too_precise', '0.50', '0.500'],
    ['0.500', 'amount_too_precise', '0.50', '0.500'],
    ['1250,500', 'amount_ambiguous', 'amount_ambiguous', '1250.500'],
    ['1,250.50', 'amount_too_precise', '1250.50', '1250.500'],
    ['1.250,50', 'amount_too_precise', '1250.50', '1250.500'],
    ['1 250,50', 'amount_too_precise', '1250.50', '1250.500'],
    ['١٬٢٥٠٫٥٠', 'amount_too_precise', '1250.50', '1250.500'],
    ['1,250.500', 'amount_ambiguous', 'amount_ambiguous', '1250.500'],
    ['1.250,500', 'amount_ambiguous', 'amount_ambiguous', '1250.500'],
    ['1,25,000', ...three('amount_not_a_number')],
    ['1,250,50', ...three('amount_not_a_number')],
    ['1250,000,000', ...three('amount_not_a_number')],
    ['0,500,000', ...three('amount_not_a_number')],
    ['1,250.500,5', ...three('amount_not_a_number')],
    ['1,250 500.5', ...three('amount_not_a_number')],
    ['1٫250٫500', ...three('amount_not_a_number')],
    ['1٬25', ...three('amount_not_a_number')],
    ['1,', ...three('amount_not_a_number')],
    ['1.', ...three('amount_not_a_number')],
    [',5', ...three('amount_not_a_number')],
    ['1,,000', ...three('amount_not_a_number')],
  ] as const)('%s is in yen %s, in riyals %s, in Kuwaiti dinars %s', (typed, yen, riyals, dinars) => {
    expect([read(typed, 'JPY'), read(typed, 'SAR'), read(typed, 'KWD')]).toEqual([yen, riyals, dinars])
  })

  it('however thousands and decimals are marked, an amount is read as itself or refused, never as another', () => {
    const written = fc.record({
      minor: fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 0n, max: 10n ** 6n })),
      currency: fc.constantFrom(...CURRENCIES),
      marks: fc.constantFrom(
        ...([
          [',', '.'],
          ['.', ','],
          ['٬', '٫'],
          ['،', '.'],
          [' ', ','],
          [' ', '.'],
          ['', '.'],
          ['', '٫'],
        ] as const),
      ),
    })
    fc.assert(
      fc.property(written, ({ minor, currency, marks: [thousands, decimal] }) => {
        const plain = formatDecimal(money(minor, currency))
        const [whole = '', fraction] = plain.split('.')
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands)
        // The one rule that chooses: three digits behind a lone comma are thousands, also in dinars.
        fc.pre(decimal !== ',' || fraction?.length !== 3 || !/^[1-9]\d{0,2}$/.test(whole))
        const typed = fraction === undefined ? grouped : grouped + decimal + fraction
        // Yen in points of thousands are refused, because they look like decimals.
        expect([plain, 'amount_ambiguous']).toContain(read(typed, currency))
        if (exponentOf(currency) === 2 || thousands !== '.') expect(read(typed, currency)).toBe(plain)
      }),
    )
  })
})

function three(code: string): readonly [string, string, string] {
  return [code, code, code]
}
