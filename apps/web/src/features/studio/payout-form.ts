import type { MoneyWire } from '@dallal/contract'
import { type ParseRefusal, parseDecimal } from '@dallal/kernel'

export type PayoutAsked =
  | { kind: 'whole'; amount: MoneyWire }
  | {
      kind: 'refused'
      refusal:
        | ParseRefusal
        | { code: 'amount_not_positive' }
        | { code: 'payout_exceeds_available'; available: MoneyWire }
    }

/** What a seller typed into a request for a payout, against what is available; the server decides again. */
export function payoutAsked(typed: string, available: MoneyWire): PayoutAsked {
  const parsed = parseDecimal(typed, available.currency)
  if (!parsed.ok) return { kind: 'refused', refusal: parsed.refusal }
  const { minor, currency } = parsed.value
  if (minor <= 0n) return { kind: 'refused', refusal: { code: 'amount_not_positive' } }
  if (minor > BigInt(available.minor))
    return { kind: 'refused', refusal: { code: 'payout_exceeds_available', available } }
  return { kind: 'whole', amount: { minor: minor.toString(), currency } }
}
