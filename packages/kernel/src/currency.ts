/**
 * The currencies a market may run in, with the number of decimals of their minor unit (ISO 4217). The exponent is used only
 * to read and to show amounts; every amount inside is a whole number of minor units.
 */
const EXPONENTS = {
  AED: 2,
  BHD: 3,
  EGP: 2,
  EUR: 2,
  JOD: 3,
  JPY: 0,
  KWD: 3,
  OMR: 3,
  QAR: 2,
  SAR: 2,
  USD: 2,
} as const

export type Currency = keyof typeof EXPONENTS

export const CURRENCIES = Object.keys(EXPONENTS) as Currency[]

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(EXPONENTS, code)
}

/** Decimals of the minor unit: 0 for JPY, 2 for SAR, 3 for KWD. */
export function exponentOf(currency: Currency): 0 | 2 | 3 {
  return EXPONENTS[currency]
}
