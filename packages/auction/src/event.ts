import type { Instant, Money, UserId } from '@dallal/kernel'
import type { LotRules } from './rules.ts'

/** Every event has its place in the lot's history (1, 2, 3 …) and the moment it is about, by the server's clock. */
interface Happened {
  readonly version: number
  readonly at: Instant
}

/** Carries the terms, so that whoever saw the lot before its seller's last change is right again. */
export interface LotOpened extends Happened {
  readonly type: 'lot_opened'
  readonly startPrice: Money
  readonly rules: LotRules
  readonly closesAt: Instant
}

/** `at` is the bid's arrival. */
export interface BidAccepted extends Happened {
  readonly type: 'bid_accepted'
  readonly bidder: UserId
  readonly alias: number
  readonly amount: Money
}

/** Follows the bid that moved the close, under the same moment. */
export interface LotExtended extends Happened {
  readonly type: 'lot_extended'
  readonly closesAt: Instant
}

/** The lot's time ran out while nobody could bid, so it goes on. */
export interface LotResumed extends Happened {
  readonly type: 'lot_resumed'
  readonly closesAt: Instant
}

export interface LotSold extends Happened {
  readonly type: 'lot_sold'
  readonly bidder: UserId
  readonly alias: number
  readonly amount: Money
}

export interface LotUnsold extends Happened {
  readonly type: 'lot_unsold'
}

/** Why an operator took a lot back; named, so that everyone hears it in their own language. */
export const VOID_REASONS = ['item_problem', 'listing_mistake', 'technical_fault', 'rule_breach'] as const
export type VoidReason = (typeof VOID_REASONS)[number]

export interface LotVoided extends Happened {
  readonly type: 'lot_voided'
  readonly reason: VoidReason
  readonly operator: UserId
  /** The operator's own words, for the record; never shown in the room, as they may name a person. */
  readonly note: string
}

/** What happened to a lot, as the server keeps it. */
export type LotEvent = LotOpened | BidAccepted | LotExtended | LotResumed | LotSold | LotUnsold | LotVoided

/** `never` keeps an event with a user id from being published: what has one is not a public event. */
export interface PublicBidAccepted extends Omit<BidAccepted, 'bidder'> {
  readonly bidder?: never
}

export interface PublicLotSold extends Omit<LotSold, 'bidder'> {
  readonly bidder?: never
}

export interface PublicLotVoided extends Omit<LotVoided, 'operator' | 'note'> {
  readonly operator?: never
  readonly note?: never
}

/** What happened to a lot, as everyone in the room hears it: bidders by alias, no user id. */
export type PublicLotEvent =
  | LotOpened
  | PublicBidAccepted
  | LotExtended
  | LotResumed
  | PublicLotSold
  | LotUnsold
  | PublicLotVoided
