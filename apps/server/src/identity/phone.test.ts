import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePhone } from './phone.ts'

const kinds = ['0123456789', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹'] as const

/** The same text with its digits in another kind. */
function inDigits(text: string, digits: string): string {
  return text.replace(/[0-9]/g, (digit) => digits[Number(digit)] ?? digit)
}

describe('a phone number as it is typed', () => {
  it.each([
    ['0501234567', 'SA', '+966501234567'],
    ['٠٥٠١٢٣٤٥٦٧', 'SA', '+966501234567'],
    ['۰۵۰ ۱۲۳ ۴۵۶۷', 'SA', '+966501234567'],
    ['+966 50 123 4567', 'KW', '+966501234567'],
    ['00966501234567', 'SA', '+966501234567'],
    ['\u2066+966 50 123 4567\u2069', 'SA', '+966501234567'],
    ['٥٥١٢٣٤٥٦', 'KW', '+96555123456'],
    ['050 123 4567', 'AE', '+971501234567'],
    ['3612 3456', 'BH', '+97336123456'],
    ['9212 3456', 'OM', '+96892123456'],
    ['3312 3456', 'QA', '+97433123456'],
    ['07 9012 3456', 'JO', '+962790123456'],
    ['0100 123 4567', 'EG', '+201001234567'],
  ] as const)('%s in %s is %s', (typed, country, expected) => {
    expect(parsePhone(typed, country)).toEqual({ ok: true, value: expected })
  })

  it.each([
    ['', 'SA'],
    ['abc', 'SA'],
    ['123', 'SA'],
    ['0501234567890123', 'SA'],
    ['+999501234567', 'SA'],
    ['call 0501234567 now', 'SA'],
    ['0501234567 ext. 5', 'SA'],
  ] as const)('%s in %s is refused', (typed, country) => {
    expect(parsePhone(typed, country)).toEqual({ ok: false, refusal: { code: 'phone_invalid' } })
  })

  it('means the same in every kind of digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.constantFrom(...kinds), (rest, digits) => {
        const number = `050${String(rest).padStart(7, '0')}`
        expect(parsePhone(inDigits(number, digits), 'SA')).toEqual(parsePhone(number, 'SA'))
      }),
    )
  })

  it('answers any text with a number or a refusal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 32 }), (typed) => {
        const parsed = parsePhone(typed, 'SA')
        if (parsed.ok) expect(parsed.value).toMatch(/^\+[1-9][0-9]{6,14}$/)
      }),
    )
  })
})
