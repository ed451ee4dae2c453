'use client'

import type { LotSummary } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { Button } from '#ui/Button.tsx'
import { BidAction } from './BidAction.tsx'
import { BidNoticeLine } from './BidNoticeLine.tsx'
import { CustomBidSheet } from './CustomBidSheet.tsx'
import { LotAnnouncer } from './LotAnnouncer.tsx'
import { LotCard } from './LotCard.tsx'
import { LotOutcome } from './LotOutcome.tsx'
import type { LotCardState } from './lot-card-state.ts'
import type { MyOutcome } from './my-side.ts'
import { NextUp } from './NextUp.tsx'
import type { Bids } from './use-bidding.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import type { WatchedLot } from './watched-lot.ts'

export interface LotPanelProps {
  summary: LotSummary
  watched: WatchedLot
  state: LotCardState
  bids: Bids
  mine: MyOutcome | null
  tookPart: boolean
  returnTo: string
  isCustomOpen: boolean
  onCustomOpenChange: (open: boolean) => void
  /** The lot that comes after it, told once this one is over. */
  next: LotSummary | null
  /** The whole panel: keys that bid are taken where the focus is inside it. */
  panelRef: RefObject<HTMLElement | null>
}

/** Everything about the lot of the moment: the card, what came of it for oneself, and the buttons. */
export function LotPanel({ summary, watched, state, bids, mine, tookPart, ...rest }: LotPanelProps) {
  const t = useTranslations('lot')
  const { returnTo, next, isCustomOpen, onCustomOpenChange, panelRef } = rest
  const isOpen = state.kind === 'running'
  const canChoose = isOpen && ['ready', 'outbid', 'needsFunds', 'confirmBig', 'late'].includes(bids.button(null).kind)
  const focus = useKeptFocus(panelRef, '[data-bid]', isCustomOpen)
  return (
    <section
      ref={panelRef}
      aria-label={t('auction')}
      tabIndex={-1}
      className="relative flex flex-col gap-3 outline-none"
      {...focus}
    >
      <LotAnnouncer summary={summary} state={state} />
      <LotCard summary={summary} watched={watched} state={state} />
      <LotOutcome lot={summary.id} state={state} mine={mine} tookPart={tookPart} />
      {/* Also after the end: whoever pressed too late, or has no answer yet, reads that beside how it ended. */}
      <BidNoticeLine notice={bids.notice} />
      {!isOpen && state.kind !== 'queued' && next && <NextUp lot={next} />}
      {(isOpen || state.kind === 'queued') && (
        <>
          <div className="flex gap-3">
            {canChoose && (
              <Button
                variant="quiet"
                size="lg"
                className="shrink-0 px-4"
                aria-keyshortcuts="C"
                onClick={() => onCustomOpenChange(true)}
              >
                {t('bid_custom')}
              </Button>
            )}
            <BidAction bids={bids} returnTo={returnTo} />
          </div>
          <p className="flex flex-wrap justify-between gap-x-5 gap-y-1 text-soft text-xs">
            <span>{t('all_in')}</span>
            <span className="max-lg:hidden">{t('keys_hint')}</span>
          </p>
        </>
      )}
      <CustomBidSheet bids={bids} returnTo={returnTo} open={isCustomOpen} onOpenChange={onCustomOpenChange} />
    </section>
  )
}
