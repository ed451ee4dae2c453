import { checkTerms, DEFAULT_RULES, type SaleTerms } from '@dallal/auction'
import { type LotDraft, moneyFromWire, moneyToWire, type Refusal } from '@dallal/contract'
import { assert, type Currency, err, type Result } from '@dallal/kernel'

export type DraftRefusal = Refusal<'currency_mismatch' | 'start_price_not_positive' | 'amount_too_large'>

/** The terms a seller asks for, in the currency of their show and within what the house allows. */
export function termsOf(draft: LotDraft, currency: Currency): Result<SaleTerms, DraftRefusal> {
  const startPrice = moneyFromWire(draft.startPrice)
  if (startPrice.currency !== currency) return err({ code: 'currency_mismatch', currency })
  const { durationMs, windowMs, extensionMs, suddenDeath } = draft
  const terms = checkTerms({ startPrice, rules: { ...DEFAULT_RULES, durationMs, windowMs, extensionMs, suddenDeath } })
  if (terms.ok) return terms

  const { refusal } = terms
  assert(refusal.code !== 'rule_out_of_bounds', 'the contract lets no length through that the rules refuse')
  if (refusal.code === 'start_price_not_positive') return err({ code: refusal.code })
  return err({ code: 'amount_too_large', maximum: moneyToWire(refusal.maximum) })
}
