'use client'

import type { LotSummary } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import type { Ref } from 'react'
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
  /** The bar of the buttons, for keys that press them. */
  barRef?: Ref<HTMLDivElement>
}

/** Everything about the lot of the moment: the card, what came of it for oneself, and the buttons. */
export function LotPanel({ summary, watched, state, bids, mine, tookPart, ...rest }: LotPanelProps) {
  const t = useTranslations('lot')
  const { returnTo, next, isCustomOpen, onCustomOpenChange, barRef } = rest
  const isOpen = state.kind === 'running'
  const canChoose = isOpen && ['ready', 'outbid', 'needsFunds', 'confirmBig', 'late'].includes(bids.button(null).kind)
  return (
    <section aria-label={t('auction')} className="flex flex-col gap-3">
      <LotAnnouncer summary={summary} state={state} />
      <LotCard summary={summary} watched={watched} state={state} />
      <LotOutcome lot={summary.id} state={state} mine={mine} tookPart={tookPart} />
      {/* Also after the end: whoever pressed too late, or has no answer yet, reads that beside how it ended. */}
      <BidNoticeLine notice={bids.notice} />
      {!isOpen && state.kind !== 'queued' && next && <NextUp lot={next} />}
      {(isOpen || state.kind === 'queued') && (
        <>
          <div ref={barRef} className="flex gap-3">
            {canChoose && (
              <Button variant="quiet" size="lg" className="shrink-0 px-4" onClick={() => onCustomOpenChange(true)}>
                {t('bid_custom')}
              </Button>
            )}
            <BidAction bids={bids} returnTo={returnTo} />
          </div>
          <p className="text-soft text-xs">{t('all_in')}</p>
        </>
      )}
      <CustomBidSheet bids={bids} returnTo={returnTo} open={isCustomOpen} onOpenChange={onCustomOpenChange} />
    </section>
  )
}
