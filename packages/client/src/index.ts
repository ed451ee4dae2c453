export {
  type BidButton,
  type Bidder,
  type BidSession,
  type BidSetup,
  bidButton,
  type WaitReason,
} from './auction/bid-button.ts'
export { GUARDS, guard, type Need, needOf, pageAfterSignIn, type Verdict } from './guards.ts'
export { createHttpClient, type DallalClient, type HttpOptions } from './http.ts'
export { waitBeforeAttempt } from './live/back-off.ts'
export { CHAT_KEPT, foldChat } from './live/fold-chat.ts'
export { foldLot } from './live/fold-lot.ts'
export { foldShow } from './live/fold-show.ts'
export { foldUser } from './live/fold-user.ts'
export { type LiveSession, type LiveSessionOptions, openLiveSession } from './live/live-session.ts'
export type { LiveReason, LiveState } from './live/live-state.ts'
export type { CommandOutcome } from './live/pending-commands.ts'
export { ServerClock } from './live/server-clock.ts'
export {
  browserSurroundings,
  type LiveSocket,
  type LiveSocketEvents,
  type OpenSocket,
  openBrowserSocket,
  type Surroundings,
} from './live/surroundings.ts'
export type { TopicEvent, TopicListener, TopicMessage, TopicState } from './live/topic-message.ts'
export { isRefusalCode, refusalOf } from './refusal.ts'
