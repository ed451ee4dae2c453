'use client'

import type { BidSetup, TopicMessage } from '@dallal/client'
import { foldShow } from '@dallal/client'
import { type Balance, type LotSummary, type Me, moneyFromWire, type Show } from '@dallal/contract'
import type { Money } from '@dallal/kernel'
import { useRef } from 'react'
import { type LotCardState, lotCardState } from '#features/auction/lot-card-state.ts'
import { aliasIn, bidderOf, foldMySide, type MyOutcome } from '#features/auction/my-side.ts'
import { type Bids, useBidding } from '#features/auction/use-bidding.ts'
import { foldWatchedLot, type WatchedLot } from '#features/auction/watched-lot.ts'
import { useTopic } from '#features/live/use-topic.ts'
import { type RoomState, roomState } from './room-state.ts'

/** What the page of a room was drawn with. */
export interface RoomGiven {
  readonly show: Show
  readonly lots: readonly LotSummary[]
  readonly person: Me | null
  readonly balances: readonly Balance[]
  /** The server's time when it was drawn: ISO 8601. */
  readonly drawnAt: string
}

export interface CurrentLot {
  readonly summary: LotSummary
  readonly watched: WatchedLot
  readonly state: LotCardState
  readonly bids: Bids
  readonly mine: MyOutcome | null
  readonly tookPart: boolean
}

export interface Room {
  readonly state: RoomState
  readonly current: CurrentLot | null
  /** People in the room now; null until it is known. */
  readonly viewers: number
}

/** The whole room from its topics, as one value to draw. */
export function useRoom({ show, lots, person, balances }: RoomGiven): Room {
  const live = useTopic('show', show.id, foldShow)
  const state = roomState(show, lots, live)
  const current = state.kind === 'live' ? state.current : null
  const watched = useTopic('lot', current?.id ?? null, foldWatchedLot)
  const ephemeral = useTopic('ephemeral', show.id, foldViewers)

  const bids = useRef<Bids | null>(null)
  const side = useTopic('user', person?.id ?? null, foldMySide, (message) => {
    const price = outbidIn(message, current?.id)
    if (price) bids.current?.heardOutbid(price)
  })
  const me =
    watched &&
    bidderOf({
      missing: missingOf(person),
      isSeller: person?.seller?.id === show.seller.id,
      balances: person ? balances : null,
      side,
      watched,
    })
  bids.current = useBidding(watched, me)

  const alias = current && aliasIn(side, current.id)
  return {
    state,
    current:
      current && watched && bids.current
        ? {
            summary: current,
            watched,
            state: lotCardState(watched, alias, bids.current.now),
            bids: bids.current,
            mine: side?.outcomes.get(current.id) ?? null,
            tookPart: alias !== null,
          }
        : null,
    viewers: ephemeral ?? show.viewers,
  }
}

/** How many are in the room, from the topic that has only its latest value. */
export function foldViewers(before: number | null, message: TopicMessage<'ephemeral'>): number | null {
  return message.type === 'state' ? message.state.viewers : before
}

/** What is still missing before a first bid. */
export function missingOf(person: Pick<Me, 'hasAddress'> | null): BidSetup | null {
  if (person === null) return 'sign_in'
  return person.hasAddress ? null : 'address'
}

function outbidIn(message: TopicMessage<'user'>, lot: string | undefined): Money | null {
  if (message.type !== 'event' || message.event.type !== 'outbid' || message.event.lot !== lot) return null
  return moneyFromWire(message.event.price)
}
