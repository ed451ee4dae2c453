'use client'

import { formatCountdown, formatMoney } from '@dallal/i18n'
import { useLocale, useTranslations } from 'next-intl'
import { RunningOrderNote } from '#features/auction/RunningOrderNote.tsx'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Badge } from '#ui/Badge.tsx'
import { cn } from '#ui/cn.ts'
import { ProductPicture } from '#ui/ProductPicture.tsx'
import type { Run } from './use-run.ts'

/** The lots that wait, in their order; one press chooses which is started next. */
export function RunQueueList({ run }: { run: Run }) {
  const t = useTranslations('run')
  const lot = useTranslations('lot')
  const locale = useLocale()
  const { queued, chosen } = run.queue
  if (queued.length === 0) return <p className="text-soft">{t('no_queued')}</p>
  return (
    <div className="flex flex-col gap-2">
      <RunningOrderNote lots={queued} />
      <ol className="flex flex-col gap-2">
        {queued.map(({ id, number, product, startPrice, durationMs, suddenDeath }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={id === chosen?.id}
              onClick={({ detail, currentTarget }) => {
                run.choose(id)
                // Chosen by a pointer, it lets go of the keyboard, so that the space bar starts what was chosen.
                if (detail > 0) currentTarget.blur()
              }}
              className={cn(
                'flex w-full cursor-pointer items-center gap-3 rounded-card border p-2 text-start',
                id === chosen?.id ? 'border-indigo bg-indigo-wash' : 'border-line hover:border-indigo',
              )}
            >
              <ProductPicture image={product.image} alt="" sizes="64px" className="size-14 shrink-0 rounded-field" />
              <span className="min-w-0 grow">
                <span className="flex items-center gap-2 text-soft text-xs">
                  {lot('lot_number', { number: `${number}` })}
                  {id === chosen?.id && <Badge tone="choice">{t('chosen')}</Badge>}
                </span>
                <Bilingual words={product.title} className="line-clamp-1 font-medium" />
                <span className="block text-sm text-soft tabular-nums">
                  {t('lot_terms', { price: formatMoney(startPrice, locale), time: formatCountdown(durationMs) })}
                </span>
                {suddenDeath && <Badge tone="danger">{lot('sudden_death')}</Badge>}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}
