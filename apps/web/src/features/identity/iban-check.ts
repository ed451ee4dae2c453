import type { Country } from '@dallal/contract'

/** How many characters an IBAN has in each country (ISO 13616, the SWIFT registry). */
const LENGTHS: Record<Country, number> = { SA: 24, KW: 30, AE: 23, QA: 29, BH: 22, OM: 23, JO: 30, EG: 29 }

export type IbanCheck =
  | { kind: 'empty' }
  | { kind: 'other_country' }
  | { kind: 'incomplete'; left: number }
  | { kind: 'too_long'; length: number }
  | { kind: 'wrong' }
  | { kind: 'right' }

/**
 * What can be said of an IBAN while it is typed, in upper case without spaces: whose country it is, how much is missing, and
 * at the end whether its check digits agree (ISO 7064, MOD 97-10). The server judges it again with its whole structure.
 */
export function ibanCheck(iban: string, country: Country): IbanCheck {
  if (iban === '') return { kind: 'empty' }
  if (!iban.startsWith(country.slice(0, iban.length))) return { kind: 'other_country' }
  const length = LENGTHS[country]
  if (iban.length < length) return { kind: 'incomplete', left: length - iban.length }
  if (iban.length > length) return { kind: 'too_long', length }
  return remainderOf97(iban.slice(4) + iban.slice(0, 4)) === 1 ? { kind: 'right' } : { kind: 'wrong' }
}

/** Letters count as two digits, A = 10 to Z = 35; taken digit by digit, so that no number grows beyond 970. */
function remainderOf97(characters: string): number {
  const digits = Array.from(characters, (char) => Number.parseInt(char, 36)).join('')
  return Array.from(digits).reduce((remainder, digit) => (remainder * 10 + Number(digit)) % 97, 0)
}
