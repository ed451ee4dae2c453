export { type Account, accountName, orderEscrow, platformAccount, sellerAvailable, userWallet } from './account.ts'
export { bidHoldMoved, bidHoldOf, type HoldMove } from './bid-hold-moved.ts'
export { canonicalText } from './canonical.ts'
export { type AccountCode, CHART, type ChartRow, type Guard, type PlatformCode } from './chart.ts'
export { type CommissionTerms, commissionOf, type Shares } from './commission.ts'
export { holdReleased } from './hold-released.ts'
export {
  capture,
  type HoldRef,
  hold,
  type Journal,
  type JournalKind,
  journal,
  type Leg,
  post,
  release,
} from './journal.ts'
export { lotWon } from './lot-won.ts'
export { orderSettled, type Settlement } from './order-settled.ts'
export { payoutFailed } from './payout-failed.ts'
export { payoutPaid } from './payout-paid.ts'
export { type Payout, payoutHoldOf, payoutRequested } from './payout-requested.ts'
export { payoutSent } from './payout-sent.ts'
export { topUpConfirmed } from './top-up-confirmed.ts'
export { topUpFailed } from './top-up-failed.ts'
export { topUpLate } from './top-up-late.ts'
export { incomingOf, type TopUp, topUpStarted } from './top-up-started.ts'
export { topUpSuspense } from './top-up-suspense.ts'
