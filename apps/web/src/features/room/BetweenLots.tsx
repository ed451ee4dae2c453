'use client'

import type { LotSummary } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import { NextUp } from '#features/auction/NextUp.tsx'
import { ProductPicture } from '#ui/ProductPicture.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'

/** The place of the lot while none is up: what comes next, or the shape of what is still being read. */
export function BetweenLots({ next, isReading }: { next: LotSummary | null; isReading: boolean }) {
  const t = useTranslations('lot')
  if (isReading) {
    return (
      <div aria-hidden="true" className="flex items-center gap-3">
        <Skeleton className="size-16 lg:size-24" />
        <div className="grow">
          <Skeleton className="h-5 w-2/3" />
          <Skeleton className="mt-3 h-9 w-1/3" />
        </div>
        <Skeleton className="size-16 rounded-chip" />
      </div>
    )
  }
  return (
    <section aria-label={t('next_up')} className="flex items-center gap-3">
      {next && (
        <ProductPicture
          image={next.product.image}
          alt=""
          sizes="96px"
          className="size-16 shrink-0 rounded-field lg:size-24"
        />
      )}
      <div className="min-w-0">
        <p className="font-semibold">{t('between_title')}</p>
        <p className="text-soft">{t('between_body')}</p>
        {next && <NextUp lot={next} />}
      </div>
    </section>
  )
}
