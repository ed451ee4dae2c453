'use client'

import type { LotSummary } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { RunningOrderNote } from '#features/auction/RunningOrderNote.tsx'
import { nextLot } from '#features/auction/running-order.ts'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { StatusChip, type Tone } from '#ui/Badge.tsx'
import { cn } from '#ui/cn.ts'
import { Money } from '#ui/Money.tsx'
import { ProductPicture } from '#ui/ProductPicture.tsx'

const TONES: Record<LotSummary['status'], Tone> = {
  queued: 'quiet',
  open: 'money',
  sold: 'good',
  unsold: 'quiet',
  void: 'danger',
}

export interface ShelfProps {
  lots: readonly LotSummary[]
  /** The lot everyone looks at, marked. */
  currentId: string | null
}

/** The lots of a show in their order: what was, what is, what comes, with the next one marked. */
export function Shelf({ lots, currentId }: ShelfProps) {
  const t = useTranslations('room')
  if (lots.length === 0) return <p className="text-soft">{t('shelf_empty')}</p>
  const next = nextLot(lots)
  return (
    <>
      <RunningOrderNote lots={lots} />
      <ol className="flex flex-col">
        {lots.map((lot) => (
          <ShelfRow key={lot.id} lot={lot} isCurrent={lot.id === currentId} isNext={lot.id === next} />
        ))}
      </ol>
    </>
  )
}

function ShelfRow({ lot, isCurrent, isNext }: { lot: LotSummary; isCurrent: boolean; isNext: boolean }) {
  const t = useTranslations('lot')
  const row = useRef<HTMLLIElement>(null)

  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])

  return (
    <li
      ref={row}
      aria-current={isCurrent || undefined}
      className={cn(
        'flex items-center gap-3 border-line border-b py-3 last:border-b-0',
        isCurrent && '-mx-3 rounded-card border-b-0 bg-raised px-3',
      )}
    >
      <ProductPicture image={lot.product.image} alt="" sizes="72px" className="size-16 shrink-0 rounded-field" />
      <div className="min-w-0 grow">
        <p className="text-soft text-xs">{t('lot_number', { number: `${lot.number}` })}</p>
        <p className="line-clamp-2 font-medium leading-snug">
          <Bilingual words={lot.product.title} />
        </p>
        <p className="mt-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm">
          <span className="text-soft">
            {lot.price === null && <span className="sr-only">{t('start_price')} </span>}
            <Money amount={lot.price ?? lot.startPrice} size={lot.price ? 'strong' : 'row'} />
          </span>
          <StatusChip tone={isNext ? 'choice' : TONES[lot.status]}>
            {isNext ? t('next_up') : t(`status_${lot.status}`)}
          </StatusChip>
        </p>
      </div>
    </li>
  )
}
