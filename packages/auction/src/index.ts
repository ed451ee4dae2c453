export { type CloseRefusal, closeLot } from './close-lot.ts'
export { type BatchDecision, decideBatch } from './decide-batch.ts'
export {
  type BidAccepted,
  type LotEvent,
  type LotExtended,
  type LotOpened,
  type LotResumed,
  type LotSold,
  type LotUnsold,
  type LotVoided,
  type PublicBidAccepted,
  type PublicLotEvent,
  type PublicLotSold,
  type PublicLotVoided,
  VOID_REASONS,
  type VoidReason,
} from './event.ts'
export { evolve, evolvePublic, replay } from './evolve.ts'
export { type Hold, type HoldChange, holdChange } from './hold-change.ts'
export { incrementAt } from './increments.ts'
export {
  isOpen,
  type Leader,
  type Lot,
  type LotStatus,
  type LotTerms,
  type Open,
  type PublicLeader,
  type PublicLot,
  queuedLot,
} from './lot.ts'
export { minimumNextBid, nextAmounts, type Priced } from './minimum.ts'
export { type OpenRefusal, openLot } from './open-lot.ts'
export { type Bid, type BidderFacts, type BidEvents, type BidRefusal, placeBid } from './place-bid.ts'
export { project, toPublicEvent } from './public-face.ts'
export { type Outage, type ResumeRefusal, resumeLot } from './resume-lot.ts'
export {
  type BoundedRule,
  checkTerms,
  DEFAULT_RULES,
  type LotRules,
  RULE_BOUNDS,
  type SaleTerms,
  type TermsRefusal,
} from './rules.ts'
export { closeAfterBid, type Running } from './soft-close.ts'
export { type VoidCommand, type VoidRefusal, voidLot } from './void-lot.ts'
