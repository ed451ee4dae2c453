'use client'

import { type BidButton, type Bidder, bidButton } from '@dallal/client'
import { moneyToWire } from '@dallal/contract'
import { type Instant, instant, type Money } from '@dallal/kernel'
import { useEffect, useReducer } from 'react'
import { useLive } from '#features/live/LiveProvider.tsx'
import { useServerNow } from '#features/live/use-server-now.ts'
import {
  type Bidding,
  type BidNotice,
  bidNotice,
  bidSession,
  evolveBidding,
  judgePress,
  NO_BIDDING,
  type Pressing,
} from './bidding.ts'
import type { WatchedLot } from './watched-lot.ts'

/** Bidding on the lot one looks at. */
export interface Bids {
  readonly lot: WatchedLot['lot']
  readonly me: Bidder
  readonly bidding: Bidding
  readonly notice: BidNotice | null
  /** The server's time on this screen; it stands still when nothing here changes with it. */
  readonly now: Instant
  /** The one state of the button, with an amount chosen by hand or the minimum. */
  button(chosen: Money | null): BidButton
  /** A press on the amount shown: bids it, or confirms it where a big amount is asked about first. */
  press(press: Pressing, then: 'bid' | 'confirm'): void
  /** The server's time at this very moment. */
  serverNow(): Instant
  /** The words of a refusal were read: the button is free again. */
  readRefusal(): void
  /** Told by one's own topic. */
  heardOutbid(price: Money): void
}

export function useBidding(watched: WatchedLot | null, me: Bidder | null): Bids | null {
  const { session, state } = useLive()
  const [bidding, tell] = useReducer(evolveBidding, NO_BIDDING)
  const lotId = watched?.lot.id ?? null
  // An answer may come after the end, and what it says grows old as before it.
  const now = useServerNow(200, (then) => watched?.lot.status === 'open' || bidNotice(bidding, then) !== null)

  // What one did belongs to one lot and ends with it.
  useEffect(() => {
    if (lotId !== null) tell({ type: 'lot_changed' })
  }, [lotId])

  if (!watched || !me) return null
  const { lot } = watched
  const serverNow = () => instant(session?.serverNow() ?? now)

  function send(amount: Money): void {
    if (!session) return
    const id = crypto.randomUUID()
    tell({ type: 'sent', id, amount })
    session.bid({ id, lot: lot.id, amount: moneyToWire(amount), seen: lot.version }, (outcome) =>
      tell({ type: 'answered', id, outcome, at: serverNow() }),
    )
  }

  return {
    lot,
    me,
    bidding,
    notice: bidNotice(bidding, now),
    now,
    button: (chosen) => bidButton(lot, me, bidSession(bidding, state.kind === 'live', chosen), now),
    press(press, then) {
      const { shown } = press
      const at = serverNow()
      const judged = judgePress(bidding, press, at)
      if (judged === 'price_moved') tell({ type: 'price_moved', to: shown, at })
      if (judged !== 'taken') return
      if (then === 'confirm') tell({ type: 'confirmed', amount: shown, at })
      else send(shown)
    },
    serverNow,
    readRefusal: () => tell({ type: 'refusal_read' }),
    heardOutbid: (price) => tell({ type: 'outbid', by: lot.leader?.alias ?? 0, price, at: serverNow() }),
  }
}
