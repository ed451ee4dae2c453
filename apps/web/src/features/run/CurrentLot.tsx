'use client'

import type { Show } from '@dallal/contract'
import { useLocale, useTranslations } from 'next-intl'
import { LotAnnouncer } from '#features/auction/LotAnnouncer.tsx'
import { LotCard } from '#features/auction/LotCard.tsx'
import { LotOutcome } from '#features/auction/LotOutcome.tsx'
import { written } from '#shell/locale/written.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog, DialogClose } from '#ui/Dialog.tsx'
import type { Run } from './use-run.ts'

/** The lot of the moment as the room sees it. Once started there is no stopping it, and this says whom to ask instead. */
export function CurrentLot({ run, show }: { run: Run; show: Show }) {
  const t = useTranslations('run')
  const { current } = run
  if (!current) return null
  const { summary, watched, card } = current
  return (
    <section aria-label={t('current_lot')} className="flex flex-col gap-3 rounded-card bg-raised p-4">
      <LotAnnouncer summary={summary} state={card} />
      <LotCard summary={summary} watched={watched} state={card} />
      <LotOutcome lot={summary.id} state={card} mine={null} tookPart={false} />
      {card.kind === 'running' && <Problem number={summary.number} show={show} />}
    </section>
  )
}

function Problem({ number, show }: { number: number; show: Show }) {
  const t = useTranslations('run')
  const lot = useTranslations('lot')
  const common = useTranslations('common')
  const locale = useLocale()
  return (
    <Dialog
      title={t('problem_title')}
      description={t('problem_body')}
      trigger={
        <Button variant="plain" size="sm" className="self-end">
          {t('problem')}
        </Button>
      }
      actions={
        <DialogClose asChild>
          <Button>{common('close')}</Button>
        </DialogClose>
      }
    >
      <p className="font-semibold">{lot('lot_number', { number: `${number}` })}</p>
      <p className="text-soft">{t('problem_show', { show: written(show.title, locale) })}</p>
    </Dialog>
  )
}
