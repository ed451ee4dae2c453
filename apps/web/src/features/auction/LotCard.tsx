'use client'

import type { LotSummary } from '@dallal/contract'
import type { Money } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { written } from '#shell/locale/written.ts'
import { Badge, StatusChip } from '#ui/Badge.tsx'
import { cn } from '#ui/cn.ts'
import { ProductPicture } from '#ui/ProductPicture.tsx'
import { CountingPrice } from './CountingPrice.tsx'
import type { Leading, LotCardState } from './lot-card-state.ts'
import { RingTimer } from './RingTimer.tsx'
import type { WatchedLot } from './watched-lot.ts'

export interface LotCardProps {
  summary: LotSummary
  watched: WatchedLot
  state: LotCardState
}

/** The lot everyone looks at: what it is, its price, who leads and how long it still is. The price owns the eye. */
export function LotCard({ summary, watched, state }: LotCardProps) {
  const t = useTranslations('lot')
  const locale = useLocale()
  const { lot } = watched
  return (
    <article aria-label={t('lot_number', { number: `${summary.number}` })} className="flex items-start gap-3">
      <ProductPicture
        image={summary.product.image}
        alt={written(summary.product.title, locale)}
        sizes="96px"
        className="size-16 shrink-0 rounded-field lg:size-24"
      />
      <div className="min-w-0 grow">
        <p className="flex items-center gap-2 text-sm text-soft">
          <span className="shrink-0">{t('lot_number', { number: `${summary.number}` })}</span>
          <Bilingual words={summary.product.title} className="truncate font-medium text-ink" />
        </p>
        {'price' in state && <PriceLine price={state.price} />}
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
          <span className="tabular-nums">{t('bids', { count: lot.bidCount })}</span>
          <StandingWords state={state} />
        </p>
      </div>
      {state.kind === 'running' && (
        <span className="relative">
          <RingTimer lot={lot} urgency={state.urgency} />
          {state.addedMs !== null && <AddedChip ms={state.addedMs} />}
        </span>
      )}
    </article>
  )
}

function PriceLine({ price }: { price: Money }) {
  return (
    <p data-testid="lot-price" className="py-0.5">
      <CountingPrice amount={price} className="leading-tight" />
    </p>
  )
}

function StandingWords({ state }: { state: LotCardState }) {
  const t = useTranslations('lot')
  if (state.kind === 'running') {
    return (
      <>
        {state.leading && <LeaderWords leading={state.leading} />}
        {state.suddenDeath && <Badge tone="danger">{t('sudden_death')}</Badge>}
      </>
    )
  }
  if (state.kind === 'queued') return <Badge>{t('status_queued')}</Badge>
  if (state.kind === 'sold') return <StatusChip tone="good">{t('status_sold')}</StatusChip>
  if (state.kind === 'unsold') return <StatusChip>{t('status_unsold')}</StatusChip>
  return <StatusChip tone="danger">{t('status_void')}</StatusChip>
}

/** Who leads; oneself with the mark of what is settled. */
export function LeaderWords({ leading }: { leading: Leading }): ReactNode {
  const t = useTranslations('lot')
  if (leading.who === 'me') return <StatusChip tone="good">{t('you_lead')}</StatusChip>
  return <span className="text-ink">{t('bidder_leads', { alias: `${leading.alias}` })}</span>
}

/** Time that a late bid has just added. */
function AddedChip({ ms }: { ms: number }) {
  const t = useTranslations('lot')
  return (
    <span
      className={cn(
        'absolute start-1/2 -top-2 -translate-x-1/2 animate-appear rounded-chip bg-saffron px-2 py-0.5 rtl:translate-x-1/2',
        'whitespace-nowrap font-semibold text-on-saffron text-xs tabular-nums leading-tight',
      )}
    >
      {t('time_added', { seconds: `${Math.round(ms / 1_000)}` })}
    </span>
  )
}
