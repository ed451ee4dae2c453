import type { Country } from '@dallal/contract'
import { err, ok, type Result, toLatinDigits } from '@dallal/kernel'
import { electronicFormatIBAN, isValidIBAN } from 'ibantools'

export type IbanRefusal = { code: 'iban_invalid' } | { code: 'iban_of_another_country' }

/**
 * Reads an IBAN (ISO 13616) as it is typed, grouped or not, in any digits; answers it in upper case without spaces. Length,
 * structure and check digits must be right for its country, and its country must be the shop's.
 */
export function parseIban(typed: string, country: Country): Result<string, IbanRefusal> {
  const iban = electronicFormatIBAN(toLatinDigits(typed))
  if (!iban || !isValidIBAN(iban)) return err({ code: 'iban_invalid' })
  if (!iban.startsWith(country)) return err({ code: 'iban_of_another_country' })
  return ok(iban)
}

/** What of an IBAN may leave the server. */
export function lastFour(iban: string): string {
  return iban.slice(-4)
}
