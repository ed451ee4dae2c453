import type { Country } from '@dallal/contract'
import type { Currency } from '@dallal/kernel'

/** A shop sells in one currency: that of its country. */
const CURRENCY_OF: Record<Country, Currency> = {
  SA: 'SAR',
  KW: 'KWD',
  AE: 'AED',
  QA: 'QAR',
  BH: 'BHD',
  OM: 'OMR',
  JO: 'JOD',
  EG: 'EGP',
}

export function currencyOf(country: Country): Currency {
  return CURRENCY_OF[country]
}
