'use client'

import type { LotSummary } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Money } from '#ui/Money.tsx'

/** What comes next and where it begins, in one line. */
export function NextUp({ lot }: { lot: LotSummary }) {
  const t = useTranslations('lot')
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
      <span className="text-soft">{t('next_up')}</span>
      <Bilingual words={lot.product.title} className="font-medium" />
      <Money amount={lot.startPrice} />
    </p>
  )
}
