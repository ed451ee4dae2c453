import type { VoidReason } from '@dallal/auction'
import type { Instant, Money } from '@dallal/kernel'
import type { WatchedLot } from './watched-lot.ts'

/** Who leads or has won, as this person sees it. */
export type Leading = { readonly who: 'me' } | { readonly who: 'bidder'; readonly alias: number }

/** How much of the time is left matters in steps: quiet, the window in which a bid adds time, the last seconds, the wait. */
export type Urgency = 'calm' | 'soft_close' | 'last_seconds' | 'deciding'

export type LotCardState =
  | { readonly kind: 'queued'; readonly price: Money }
  | {
      readonly kind: 'running'
      readonly price: Money
      readonly leading: Leading | null
      readonly urgency: Urgency
      /** Milliseconds a bid has just added, for as long as it is news. */
      readonly addedMs: number | null
      readonly suddenDeath: boolean
    }
  | { readonly kind: 'sold'; readonly price: Money; readonly winner: Leading }
  | { readonly kind: 'unsold'; readonly price: Money }
  | { readonly kind: 'void'; readonly reason: VoidReason | null }

export const LAST_SECONDS_MS = 3_000
const ADDED_IS_NEWS_MS = 2_000

/** What the card of a lot says now. `myAlias` is one's own number in this lot, or null before one's first bid. */
export function lotCardState(
  { lot, lastExtension, voidReason }: WatchedLot,
  myAlias: number | null,
  now: Instant,
): LotCardState {
  const price = lot.leader?.amount ?? lot.startPrice
  const leading = lot.leader && leadingBy(lot.leader.alias, myAlias)
  if (lot.status === 'void') return { kind: 'void', reason: voidReason }
  if (lot.status === 'sold' && leading) return { kind: 'sold', price, winner: leading }
  if (lot.status === 'unsold' || lot.status === 'sold') return { kind: 'unsold', price }
  if (lot.status === 'queued' || lot.closesAt === null) return { kind: 'queued', price }

  const isNews = lastExtension !== null && now - lastExtension.at < ADDED_IS_NEWS_MS
  return {
    kind: 'running',
    price,
    leading,
    // Where no bid adds time there is no window to warn of.
    urgency: urgencyOf(lot.closesAt - now, lot.rules.suddenDeath ? 0 : lot.rules.windowMs),
    addedMs: isNews ? lastExtension.addedMs : null,
    suddenDeath: lot.rules.suddenDeath,
  }
}

/** At the end nobody is declared the winner here: until the server's own close the lot waits for it. */
function urgencyOf(leftMs: number, windowMs: number): Urgency {
  if (leftMs <= 0) return 'deciding'
  if (leftMs <= LAST_SECONDS_MS) return 'last_seconds'
  return leftMs <= windowMs ? 'soft_close' : 'calm'
}

export function leadingBy(alias: number, myAlias: number | null): Leading {
  return alias === myAlias ? { who: 'me' } : { who: 'bidder', alias }
}
