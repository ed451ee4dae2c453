import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lastFour, parseIban } from './iban.ts'

const VALID = {
  SA: 'SA0380000000608010167519',
  KW: 'KW81CBKU0000000000001234560101',
  AE: 'AE070331234567890123456',
  QA: 'QA58DOHB00001234567890ABCDEFG',
  BH: 'BH67BMAG00001299123456',
  OM: 'OM810180000001299123456',
  JO: 'JO94CBJO0010000000000131000302',
  EG: 'EG380019000500000000263180002',
} as const

const countries = Object.keys(VALID) as (keyof typeof VALID)[]
const kinds = ['0123456789', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹'] as const

describe('an IBAN as it is typed', () => {
  it.each(countries)('is taken from %s', (country) => {
    expect(parseIban(VALID[country], country)).toEqual({ ok: true, value: VALID[country] })
  })

  it('may be grouped, in small letters and in any kind of digits', () => {
    fc.assert(
      fc.property(fc.constantFrom(...countries), fc.constantFrom(...kinds), (country, digits) => {
        const grouped = VALID[country].toLowerCase().replace(/(.{4})/g, '$1 ')
        const typed = grouped.replace(/[0-9]/g, (digit) => digits[Number(digit)] ?? digit)
        expect(parseIban(typed, country)).toEqual({ ok: true, value: VALID[country] })
      }),
    )
  })

  // Of the same kind, because that is what the check digits promise: a digit for another, a letter for another.
  it('is refused with any one digit or letter changed', () => {
    for (const country of countries) {
      const iban = VALID[country]
      for (let at = 2; at < iban.length; at += 1) {
        const kind = /[0-9]/.test(iban.charAt(at)) ? '0123456789' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
        for (const other of kind.replace(iban.charAt(at), '')) {
          const changed = iban.slice(0, at) + other + iban.slice(at + 1)
          expect(parseIban(changed, country), changed).toEqual({ ok: false, refusal: { code: 'iban_invalid' } })
        }
      }
    }
  })

  it('is refused when it is of another country, and says so', () => {
    expect(parseIban(VALID.KW, 'SA')).toEqual({ ok: false, refusal: { code: 'iban_of_another_country' } })
  })

  it.each(['', 'SA', 'not an iban', `${VALID.SA}0`, VALID.SA.slice(0, -1)])('%j is refused', (typed) => {
    expect(parseIban(typed, 'SA')).toEqual({ ok: false, refusal: { code: 'iban_invalid' } })
  })

  it('shows only its last four characters', () => expect(lastFour(VALID.SA)).toBe('7519'))
})
