import { minimumNextBid, type PublicLot } from '@dallal/auction'
import { compareMoney, type Instant, type Money, subtractMoney } from '@dallal/kernel'

/** What a person still has to do before a first bid. */
export type BidSetup = 'sign_in' | 'address'

export interface Bidder {
  /** Null for who can bid; otherwise the first thing missing. */
  readonly missing: BidSetup | null
  /** Whether the lot is one's own: sellers do not bid on what they sell. */
  readonly isSeller: boolean
  /** What one's wallet has free in the lot's currency; null until it is known. */
  readonly available: Money | null
  /** What is held for the lot while one leads in it; null while one does not. */
  readonly held: Money | null
}

/** What this screen did and saw since it was opened. */
export interface BidSession {
  /** Whether the live socket is up: without it the lot on the screen may be old. */
  readonly isLive: boolean
  /** A bid of ours that has no answer yet. */
  readonly isSending: boolean
  /** The last refusal of a bid of ours, and when it was told. */
  readonly refused: { readonly code: string; readonly at: Instant } | null
  /** The last time somebody bid above us: by alias, and when. */
  readonly outbid: { readonly by: number; readonly at: Instant } | null
  /** An amount chosen by hand; null for the minimum. */
  readonly chosen: Money | null
  /** The amount for which "yes, this much" was tapped last, and when. */
  readonly confirmed: { readonly amount: Money; readonly at: Instant } | null
}

export type WaitReason = 'queued' | 'own_lot' | 'reconnecting' | 'closing' | 'wallet'

export type BidButton =
  | { kind: 'needsSetup'; missing: BidSetup }
  | { kind: 'needsFunds'; amount: Money; shortfall: Money }
  | { kind: 'ready'; amount: Money }
  | { kind: 'confirmBig'; amount: Money }
  | { kind: 'sending' }
  | { kind: 'leading'; held: Money }
  | { kind: 'outbid'; by: number; next: Money }
  | { kind: 'late'; code: string }
  | { kind: 'closed' }
  | { kind: 'waiting'; why: WaitReason }

/** How long a refusal, an outbid and a confirmation count. */
const REFUSED_MS = 4_000
const OUTBID_MS = 4_000
const CONFIRMED_MS = 4_000
/** An amount above so many times the present price is asked about once more. */
const BIG_TIMES = 3n

/**
 * The one state of the bid button. The first that applies, in this order: a bid on its way says so whatever else is true, as
 * its answer is still to come; then what makes bidding impossible for everyone (ended, not begun, old, time over), then for
 * this person (own lot, not set up), then what just happened, and last the amount itself.
 */
export function bidButton(lot: PublicLot, me: Bidder, session: BidSession, now: Instant): BidButton {
  if (session.isSending) return { kind: 'sending' }
  if (lot.status === 'queued') return { kind: 'waiting', why: 'queued' }
  if (lot.status !== 'open' || lot.closesAt === null) return { kind: 'closed' }
  if (!session.isLive) return { kind: 'waiting', why: 'reconnecting' }
  // Nobody is declared the winner here: only the server's own close ends a lot.
  if (now >= lot.closesAt) return { kind: 'waiting', why: 'closing' }

  if (me.isSeller) return { kind: 'waiting', why: 'own_lot' }
  if (me.missing !== null) return { kind: 'needsSetup', missing: me.missing }
  if (me.held !== null) return { kind: 'leading', held: me.held }
  if (session.refused && isRecent(session.refused.at, now, REFUSED_MS))
    return { kind: 'late', code: session.refused.code }

  return offer(lot, me, session, now)
}

function offer(lot: PublicLot, me: Bidder, session: BidSession, now: Instant): BidButton {
  const amount = nextAmount(lot, session.chosen)
  if (me.available === null) return { kind: 'waiting', why: 'wallet' }
  if (compareMoney(me.available, amount) < 0) {
    return { kind: 'needsFunds', amount, shortfall: subtractMoney(amount, me.available) }
  }
  if (isBig(lot, amount) && !isConfirmed(amount, session, now)) return { kind: 'confirmBig', amount }
  if (session.outbid && isRecent(session.outbid.at, now, OUTBID_MS)) {
    return { kind: 'outbid', by: session.outbid.by, next: amount }
  }
  return { kind: 'ready', amount }
}

/** The amount on the button: the chosen one as long as it is enough. It never rises above it by itself without being shown. */
function nextAmount(lot: PublicLot, chosen: Money | null): Money {
  const minimum = minimumNextBid(lot)
  const isEnough = chosen !== null && chosen.currency === minimum.currency && compareMoney(chosen, minimum) >= 0
  return isEnough ? chosen : minimum
}

function isBig(lot: PublicLot, amount: Money): boolean {
  const price = lot.leader?.amount ?? lot.startPrice
  return amount.minor > price.minor * BIG_TIMES
}

function isConfirmed(amount: Money, { confirmed }: BidSession, now: Instant): boolean {
  return confirmed !== null && compareMoney(confirmed.amount, amount) === 0 && isRecent(confirmed.at, now, CONFIRMED_MS)
}

function isRecent(at: Instant, now: Instant, ms: number): boolean {
  return now - at < ms
}
