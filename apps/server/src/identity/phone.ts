import type { Country } from '@dallal/contract'
import { err, ok, type Result, toLatinDigits } from '@dallal/kernel'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

declare const phoneBrand: unique symbol

/** A telephone number in E.164 form: +966501234567. */
export type PhoneNumber = string & { readonly [phoneBrand]: true }

/** Direction marks that come along when a number is copied out of a right-to-left page. */
const INVISIBLE = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u00ad\ufeff]/g

/**
 * Reads a number as a person of that country types it: with or without the country's code, in any of the digits in use.
 * Only numbers that can exist by the numbering plan of their country are taken.
 */
export function parsePhone(typed: string, country: Country): Result<PhoneNumber, { code: 'phone_invalid' }> {
  const text = toLatinDigits(typed.replace(INVISIBLE, '')).trim()
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false })
  if (!parsed?.isValid() || parsed.ext) return err({ code: 'phone_invalid' })
  // The library says E.164 by the type of `number`.
  return ok(parsed.number as string as PhoneNumber)
}
