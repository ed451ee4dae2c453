'use client'

import { formatCount } from '@dallal/i18n'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Money } from '#ui/Money.tsx'
import type { Run } from './use-run.ts'

/** What the show has brought so far, always in view. */
export function RunFooter({ run: { totals, viewers } }: { run: Run }) {
  const t = useTranslations('run')
  return (
    <footer className="border-line border-t bg-raised px-4 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]">
      <dl className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-xs lg:gap-x-6 lg:text-sm">
        <Total name={t('total_sold')}>{formatCount(totals.sold.length)}</Total>
        <Total name={t('total_unsold')}>{formatCount(totals.unsoldCount)}</Total>
        <Total name={t('total_sum')}>
          <Money amount={totals.sum} size="strong" />
        </Total>
        <Total name={t('total_viewers')}>{formatCount(viewers)}</Total>
      </dl>
    </footer>
  )
}

function Total({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline gap-2">
      <dt className="text-soft">{name}</dt>
      <dd className="font-semibold tabular-nums">{children}</dd>
    </div>
  )
}
