import { incrementAt } from '@dallal/auction'
import type { BidSession, CommandOutcome } from '@dallal/client'
import { type Instant, type Money, never, sameMoney } from '@dallal/kernel'
import { READING_MS } from './amount-read.ts'

/** A refusal as a bid's answer tells it. */
export interface BidRefusal {
  readonly code: string
  readonly facts: Record<string, unknown>
}

/** What this screen did about one lot, and what came of it. */
export interface Bidding {
  readonly sending: { readonly id: string; readonly amount: Money } | null
  /** Whether the bid on its way has been without an answer for so long that we say so. */
  readonly isUnsure: boolean
  readonly refused: { readonly refusal: BidRefusal; readonly at: Instant } | null
  readonly outbid: { readonly by: number; readonly price: Money; readonly at: Instant } | null
  readonly confirmed: BidSession['confirmed']
  /** The price changed under a finger, so that press was not taken. */
  readonly moved: { readonly to: Money; readonly at: Instant } | null
  readonly acceptedAt: Instant | null
  /** A bid was given up without an answer. */
  readonly unansweredAt: Instant | null
}

export const NO_BIDDING: Bidding = {
  sending: null,
  isUnsure: false,
  refused: null,
  outbid: null,
  confirmed: null,
  moved: null,
  acceptedAt: null,
  unansweredAt: null,
}

export type BiddingEvent =
  | { type: 'sent'; id: string; amount: Money }
  | { type: 'answered'; id: string; outcome: CommandOutcome; at: Instant }
  | { type: 'outbid'; by: number; price: Money; at: Instant }
  | { type: 'confirmed'; amount: Money; at: Instant }
  | { type: 'price_moved'; to: Money; at: Instant }
  | { type: 'refusal_read' }
  | { type: 'lot_changed' }

/** What this screen knows after one more thing happened. Only the newest word about a bid stays. */
export function evolveBidding(before: Bidding, event: BiddingEvent): Bidding {
  switch (event.type) {
    case 'sent':
      return { ...NO_BIDDING, sending: { id: event.id, amount: event.amount } }
    case 'answered':
      return before.sending?.id === event.id ? answered(before, event) : before
    case 'outbid':
      // Told of the bid under which a press was not taken, it is no reason to stop saying so.
      return { ...before, refused: null, outbid: { by: event.by, price: event.price, at: event.at } }
    case 'confirmed':
      return { ...before, confirmed: { amount: event.amount, at: event.at } }
    case 'price_moved':
      return { ...before, outbid: null, refused: null, confirmed: null, moved: { to: event.to, at: event.at } }
    case 'refusal_read':
      return { ...before, refused: null }
    case 'lot_changed':
      return NO_BIDDING
    default:
      return never(event)
  }
}

function answered(before: Bidding, { outcome, at }: { outcome: CommandOutcome; at: Instant }): Bidding {
  if (outcome.kind === 'accepted') return { ...NO_BIDDING, outbid: before.outbid, acceptedAt: at }
  if (outcome.kind === 'refused') return { ...NO_BIDDING, refused: { refusal: outcome.refusal, at } }
  return outcome.isRetrying ? { ...before, isUnsure: true } : { ...NO_BIDDING, unansweredAt: at }
}

/** The same as the bid button asks for it. A price that moved on is told in words, and the button offers the next at once. */
export function bidSession(bidding: Bidding, isLive: boolean, chosen: Money | null): BidSession {
  const { sending, refused, outbid, confirmed } = bidding
  const holdsUp = refused !== null && !PASSING.has(refused.refusal.code)
  return {
    isLive,
    isSending: sending !== null,
    refused: holdsUp ? { code: refused.refusal.code, at: refused.at } : null,
    outbid,
    chosen,
    confirmed,
  }
}

/** Refusals after which the very next press may be good, with the amount then on the button. */
const PASSING: ReadonlySet<string> = new Set(['bid_too_low', 'insufficient_funds', 'already_leading'])

/** What stands beside the button, in the order in which it matters to one's money. */
export type BidNotice =
  | { readonly kind: 'unsure'; readonly amount: Money }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'refused'; readonly refusal: BidRefusal }
  | { readonly kind: 'moved'; readonly to: Money }
  | { readonly kind: 'outbid'; readonly price: Money }

const READ_MS = 8_000

/** The words that are still news; null when there is nothing to say. */
export function bidNotice(bidding: Bidding, now: Instant): BidNotice | null {
  const { sending, isUnsure, unansweredAt, refused, moved, outbid } = bidding
  const isNews = (at: Instant) => now - at < READ_MS
  if (sending && isUnsure) return { kind: 'unsure', amount: sending.amount }
  if (unansweredAt !== null && isNews(unansweredAt)) return { kind: 'unanswered' }
  if (refused && isNews(refused.at)) return { kind: 'refused', refusal: refused.refusal }
  if (moved && isNews(moved.at)) return { kind: 'moved', to: moved.to }
  if (outbid && isNews(outbid.at)) return { kind: 'outbid', price: outbid.price }
  return null
}

/** A press on an amount, by finger, mouse or key. */
export interface Pressing {
  /** The amount on the button now, which is the one that would be bid. */
  readonly shown: Money
  /** What the person can have read there before the press; null where nothing stood. */
  readonly read: Money | null
  /** The amount that stood there when the finger came down; null where none did. */
  readonly pressed: Money | null
}

export type Press = 'taken' | 'price_moved' | 'too_soon'

/** In a war of bids the next steps are what one presses for; a rise by more than these is not. */
const STEPS_EXPECTED = 3n

/**
 * Whether a press commits the amount on the button. A second tap of the same finger is no wish, and nobody bids another amount
 * than the one they saw: neither one that came under the finger, nor a leap that came a moment before it.
 */
export function judgePress(
  { acceptedAt, confirmed }: Bidding,
  { shown, read, pressed }: Pressing,
  now: Instant,
): Press {
  const isFresh = (at: Instant | null) => at !== null && now - at < READING_MS
  if (isFresh(acceptedAt) || isFresh(confirmed?.at ?? null)) return 'too_soon'
  const isSame = pressed !== null && sameMoney(pressed, shown)
  return isSame && read !== null && !isLeap(read, shown) ? 'taken' : 'price_moved'
}

function isLeap(read: Money, shown: Money): boolean {
  return shown.minor - read.minor > STEPS_EXPECTED * incrementAt(read).minor
}
