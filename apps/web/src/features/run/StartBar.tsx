'use client'

import { formatCountdown, formatMoney } from '@dallal/i18n'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import type { Run } from './use-run.ts'

/** The lot to start with its terms, and the one button for it; on a phone at the foot, under the thumb. */
export function StartBar({ run, children }: { run: Run; children: ReactNode }) {
  const t = useTranslations('run')
  const lot = useTranslations('lot')
  const locale = useLocale()
  const { chosen, open, queued } = run.queue
  return (
    <div className="flex flex-col gap-2">
      <RefusalNotice refused={run.startLot.refused} />
      {chosen ? (
        <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
          <span className="text-soft">{t('next_chosen')}</span>
          <Bilingual words={chosen.product.title} className="font-medium" />
          <span className="text-soft tabular-nums">
            {t('lot_terms', {
              price: formatMoney(chosen.startPrice, locale),
              time: formatCountdown(chosen.durationMs),
            })}
          </span>
          {chosen.suddenDeath && <Badge tone="danger">{lot('sudden_death')}</Badge>}
        </p>
      ) : (
        <p className="text-soft">{t('no_queued')}</p>
      )}
      <div className="flex gap-3">
        {children}
        {queued.length > 1 && (
          <Button
            variant="quiet"
            size="lg"
            className="shrink-0 px-4 max-lg:hidden"
            aria-keyshortcuts="N"
            onClick={run.chooseNext}
          >
            {t('choose_next')} <Key>N</Key>
          </Button>
        )}
        <Button
          size="lg"
          className="grow"
          aria-keyshortcuts="Space"
          disabled={chosen === null || open !== null || run.startLot.isPending}
          pending={run.startLot.isPending}
          onClick={run.startLot.run}
        >
          {chosen ? t('start_now', { number: `${chosen.number}` }) : t('start_none')} <Key>␣</Key>
        </Button>
      </div>
    </div>
  )
}

/** The key that does the same, for the eye; the buttons name it to everyone else themselves. */
function Key({ children }: { children: ReactNode }) {
  return (
    <span
      aria-hidden="true"
      className="rounded-field border border-current px-2 py-0.5 text-xs opacity-70 max-lg:hidden"
    >
      {children}
    </span>
  )
}
