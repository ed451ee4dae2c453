import type { BidAccepted, BidRefusal } from '@dallal/auction'
import { moneyToWire, type Refusal } from '@dallal/contract'
import { type Money, never, type Result } from '@dallal/kernel'
import type { CommandOutcome } from '#platform/realtime'

/** What a bidder is told, in the form in which it is written down and sent. */
export function outcomeOf(decision: Result<BidAccepted, BidRefusal>): CommandOutcome {
  if (!decision.ok) return { kind: 'refused', refusal: toWire(decision.refusal) }
  const { version, alias } = decision.value
  return { kind: 'accepted', version, alias }
}

/** What was offered, in the one way of writing it. */
export function offeredText({ minor, currency }: Money): string {
  return `${minor} ${currency}`
}

function toWire(refusal: BidRefusal): Refusal {
  switch (refusal.code) {
    case 'lot_not_open':
    case 'seller_cannot_bid':
    case 'already_leading':
    case 'setup_needed':
    case 'amount_not_positive':
      return { code: refusal.code }
    case 'currency_mismatch':
      return { code: refusal.code, currency: refusal.currency }
    case 'amount_too_large':
      return { code: refusal.code, maximum: moneyToWire(refusal.maximum) }
    case 'bid_too_low':
      return { code: refusal.code, minimum: moneyToWire(refusal.minimum) }
    case 'insufficient_funds':
      return {
        code: refusal.code,
        needed: moneyToWire(refusal.needed),
        available: moneyToWire(refusal.available),
        shortfall: moneyToWire(refusal.shortfall),
      }
    default:
      return never(refusal)
  }
}
