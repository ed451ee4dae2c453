import { type Country, countrySchema } from '@dallal/contract'
import { callingCode } from '#ui/PhoneInput.tsx'

/** A number as two fields take it: the country it is in, and the rest as one dials it there. */
export interface PhoneParts {
  country: Country
  number: string
}

/** Takes a number in E.164 apart; a number of no country here stands whole beside the country it was given with. */
export function phoneParts(phone: string, otherwise: Country): PhoneParts {
  const country = countrySchema.options.find((option) => phone.startsWith(`+${callingCode(option)}`))
  return country
    ? { country, number: phone.slice(callingCode(country).length + 1) }
    : { country: otherwise, number: phone }
}

/**
 * The number with its country's code, so that a phone of one country may stand on an address in another. What was typed with
 * a code stays; the zero dialled before a number at home is not dialled from abroad. Whether it can exist, the server says.
 */
export function wholePhone({ country, number }: PhoneParts): string {
  const typed = number.replace(/[^\d+]/g, '')
  if (typed === '') return ''
  if (typed.startsWith('+')) return typed
  if (typed.startsWith('00')) return `+${typed.slice(2)}`
  return `+${callingCode(country)}${typed.replace(/^0/, '')}`
}
