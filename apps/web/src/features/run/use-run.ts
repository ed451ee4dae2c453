'use client'

import { foldShow } from '@dallal/client'
import type { LotSummary, Show } from '@dallal/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type LotCardState, lotCardState } from '#features/auction/lot-card-state.ts'
import { foldWatchedLot, type WatchedLot } from '#features/auction/watched-lot.ts'
import { useServerNow } from '#features/live/use-server-now.ts'
import { useTopic } from '#features/live/use-topic.ts'
import { foldViewers, type RoomGiven } from '#features/room/use-room.ts'
import { query } from '#shell/browser-api.ts'
import { nextChoice, type RunQueue, type RunTotals, runQueue, runTotals } from './run-state.ts'

export interface Run {
  readonly status: Show['status']
  /** Whether the room hears that there is video. */
  readonly streaming: boolean
  readonly lots: readonly LotSummary[]
  readonly queue: RunQueue
  readonly totals: RunTotals
  readonly viewers: number
  /** The lot that is open or was the last to be, with its card; null before the first. */
  readonly current: { summary: LotSummary; watched: WatchedLot; card: LotCardState } | null
  choose(lot: string): void
  chooseNext(): void
  readonly goLive: Command
  readonly startLot: Command
  readonly endShow: Command
}

/** Something the seller can do to the show: whether it is under way, and what was refused the last time. */
export interface Command {
  readonly isPending: boolean
  readonly refused: unknown
  run(): void
}

/** A show as its seller runs it: what is told live, and what can be done next. */
export function useRun({ show, lots: drawnLots }: Pick<RoomGiven, 'show' | 'lots'>): Run {
  const live = useTopic('show', show.id, foldShow)
  const viewers = useTopic('ephemeral', show.id, foldViewers)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [answered, setAnswered] = useState<Show['status'] | null>(null)
  const status = live?.status ?? answered ?? show.status
  const lots = live?.lots ?? drawnLots

  const openId = drawnLots.find((lot) => lot.status === 'open')?.id ?? null
  const currentId = live ? live.currentLot : openId
  const summary = lots.find(({ id }) => id === currentId) ?? null
  const watched = useTopic('lot', summary?.id ?? null, foldWatchedLot)
  const now = useServerNow(200, summary?.status === 'open')
  const queue = runQueue(lots, chosenId)

  const onSuccess = ({ status }: Show) => setAnswered(status)
  const goLive = useMutation(query.shows.goLive.mutationOptions({ onSuccess }))
  const endShow = useMutation(query.shows.endShow.mutationOptions({ onSuccess }))
  const openLot = useMutation(query.auction.openLot.mutationOptions())

  return {
    status,
    streaming: live?.streaming ?? false,
    lots,
    queue,
    totals: runTotals(lots, show.currency),
    viewers: viewers ?? show.viewers,
    current: summary && watched && { summary, watched, card: lotCardState(watched, null, now) },
    choose: setChosenId,
    chooseNext: () => setChosenId(nextChoice(queue)),
    goLive: { isPending: goLive.isPending, refused: goLive.error, run: () => goLive.mutate({ show: show.id }) },
    endShow: { isPending: endShow.isPending, refused: endShow.error, run: () => endShow.mutate({ show: show.id }) },
    startLot: {
      isPending: openLot.isPending,
      refused: openLot.error,
      run() {
        const lot = queue.chosen
        if (lot && queue.open === null && status === 'live' && !openLot.isPending) openLot.mutate({ lot: lot.id })
      },
    },
  }
}
