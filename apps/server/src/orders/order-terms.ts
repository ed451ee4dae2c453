import type { Country } from '@dallal/contract'
import type { CommissionTerms } from '@dallal/ledger'

/** The platform's share of every price, in basis points: 8 %. */
const COMMISSION_BP = 800

/**
 * VAT on the commission, which is a service of the platform to the seller: the standard rate of the seller's country, in
 * basis points. Kuwait and Qatar levy none.
 */
const VAT_BP: Record<Country, number> = {
  SA: 1_500,
  KW: 0,
  AE: 500,
  BH: 1_000,
  OM: 500,
  QA: 0,
  JO: 1_600,
  EG: 1_400,
}

/** What is agreed with a seller at the hammer; copied to the order, so that a later change of rates moves no old one. */
export function orderTerms(country: Country): CommissionTerms {
  return { commissionBasisPoints: COMMISSION_BP, vatBasisPoints: VAT_BP[country] }
}
