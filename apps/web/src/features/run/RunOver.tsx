'use client'

import { PackageCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { Button } from '#ui/Button.tsx'
import { Money } from '#ui/Money.tsx'
import type { Run } from './use-run.ts'

/** After the show: what it brought, and where the work goes on. */
export function RunOver({ run: { totals, lots } }: { run: Run }) {
  const t = useTranslations('run')
  const room = useTranslations('room')
  return (
    <div className="flex h-full flex-col items-center justify-center gap-4 px-6 text-center">
      <PackageCheck aria-hidden="true" strokeWidth={1.75} className="size-10 text-palm" />
      <h1 className="font-semibold text-2xl">{t('ended')}</h1>
      <p className="text-soft">{room('ended_body', { sold: totals.sold.length, total: `${lots.length}` })}</p>
      <Money amount={totals.sum} size="hero" />
      <p className="mt-2 flex flex-wrap justify-center gap-3">
        <Button asChild>
          <Link href={paths.studioOrders}>{t('ended_orders')}</Link>
        </Button>
        <Button asChild variant="quiet">
          <Link href={paths.studioShows}>{t('back_to_shows')}</Link>
        </Button>
      </p>
    </div>
  )
}
