import { type Currency, err, type Instant, MAX_MINOR, type Money, ok, type Result, type UserId } from '@dallal/kernel'
import type { BidAccepted, LotExtended } from './event.ts'
import { isOpen, type Lot, type LotStatus } from './lot.ts'
import { minimumNextBid } from './minimum.ts'
import { closeAfterBid } from './soft-close.ts'

/** `arrivedAt` is the moment the server read the bid, never the moment it was decided or the bidder's own clock. */
export interface Bid {
  readonly bidder: UserId
  readonly amount: Money
  readonly arrivedAt: Instant
}

/** What must be known of a bidder besides the lot, at the moment of the bid. */
export interface BidderFacts {
  /** Free minor units of the lot's currency; who bids holds nothing for this lot, because only the leader does. */
  readonly availableMinor: bigint
  readonly hasAddress: boolean
}

export type BidRefusal =
  | { code: 'lot_not_open'; status: LotStatus; closesAt: Instant | null }
  | { code: 'seller_cannot_bid' }
  | { code: 'already_leading' }
  | { code: 'setup_needed' }
  | { code: 'currency_mismatch'; currency: Currency }
  | { code: 'amount_not_positive' }
  | { code: 'amount_too_large'; maximum: Money }
  | { code: 'bid_too_low'; minimum: Money }
  | { code: 'insufficient_funds'; needed: Money; available: Money; shortfall: Money }

/** An accepted bid, and the extension it caused, if it did. */
export type BidEvents = readonly [BidAccepted] | readonly [BidAccepted, LotExtended]

/**
 * Decides a bid. The first refusal that applies is the answer, in the order a person should hear of them: what is the matter
 * with the lot, then with them, then with the amount, and last with their money, which only a good amount is measured against.
 */
export function placeBid(lot: Lot, bid: Bid, facts: BidderFacts): Result<BidEvents, BidRefusal> {
  const { bidder, amount, arrivedAt } = bid
  if (!isOpen(lot) || arrivedAt < lot.openedAt || arrivedAt >= lot.closesAt) {
    return err({ code: 'lot_not_open', status: lot.status, closesAt: lot.closesAt })
  }
  if (bidder === lot.seller) return err({ code: 'seller_cannot_bid' })
  if (bidder === lot.leader?.bidder) return err({ code: 'already_leading' })
  if (!facts.hasAddress) return err({ code: 'setup_needed' })

  const { currency } = lot.startPrice
  const minimum = minimumNextBid(lot)
  if (amount.currency !== currency) return err({ code: 'currency_mismatch', currency })
  if (amount.minor <= 0n) return err({ code: 'amount_not_positive' })
  if (amount.minor > MAX_MINOR) return err({ code: 'amount_too_large', maximum: { minor: MAX_MINOR, currency } })
  if (amount.minor < minimum.minor) return err({ code: 'bid_too_low', minimum })
  if (amount.minor > facts.availableMinor) return err(insufficientFunds(amount, facts.availableMinor))

  const version = lot.version + 1
  const alias = lot.aliases.get(bidder) ?? lot.aliases.size + 1
  const accepted: BidAccepted = { type: 'bid_accepted', version, at: arrivedAt, bidder, alias, amount }
  const closesAt = closeAfterBid(lot, arrivedAt)
  if (closesAt === lot.closesAt) return ok([accepted])
  return ok([accepted, { type: 'lot_extended', version: version + 1, at: arrivedAt, closesAt }])
}

function insufficientFunds(needed: Money, availableMinor: bigint): BidRefusal {
  const { currency } = needed
  const available = { minor: availableMinor, currency }
  return {
    code: 'insufficient_funds',
    needed,
    available,
    shortfall: { minor: needed.minor - availableMinor, currency },
  }
}
