import { assert, type Money, rateOf, subtractMoney } from '@dallal/kernel'

/** The platform's rates in basis points (800 = 8 %), copied to the order at the hammer and never looked up again. */
export type CommissionTerms = { readonly commissionBasisPoints: number; readonly vatBasisPoints: number }

export type Shares = { readonly seller: Money; readonly commission: Money; readonly vat: Money }

/**
 * What each gets of a price: commission on the price, VAT on the commission, each rounded half to even on the minor unit;
 * the seller gets the rest, so the three always sum to the price.
 */
export function commissionOf(price: Money, terms: CommissionTerms): Shares {
  assert(price.minor > 0n, 'a price is more than nothing')
  const commission = rateOf(price, terms.commissionBasisPoints)
  const vat = rateOf(commission, terms.vatBasisPoints)
  const seller = subtractMoney(subtractMoney(price, commission), vat)
  assert(seller.minor >= 0n, 'commission and VAT stay within the price')
  return { seller, commission, vat }
}
