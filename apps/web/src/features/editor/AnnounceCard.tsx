'use client'

import type { Show } from '@dallal/contract'
import { useMutation } from '@tanstack/react-query'
import { Check, Circle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { query } from '#shell/browser-api.ts'
import { useRouter } from '#shell/locale/navigation.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'

export interface AnnounceCardProps {
  show: Show
  /** Something was written that is not saved yet. */
  isDirty: boolean
}

/** What a draft still needs before buyers may see it, and the way to tell them. */
export function AnnounceCard({ show, isDirty }: AnnounceCardProps) {
  const t = useTranslations('editor')
  const router = useRouter()
  const announce = useMutation(
    query.shows.scheduleShow.mutationOptions({
      onSuccess: () => {
        toast(t('announced'))
        router.refresh()
      },
    }),
  )
  const needs = [
    { words: t('announce_needs_start'), isMet: show.startsAt !== null },
    { words: t('announce_needs_lots'), isMet: show.lots.total > 0 },
    ...(isDirty ? [{ words: t('announce_needs_saving'), isMet: false }] : []),
  ]
  const isReady = needs.every(({ isMet }) => isMet)
  return (
    <Card aria-label={t('announce')} className="flex flex-col gap-4">
      <h2 className="font-semibold text-lg">{t('announce_needs')}</h2>
      <ul className="flex flex-col gap-2">
        {needs.map(({ words, isMet }) => (
          <li key={words} className="flex items-start gap-2">
            {isMet ? (
              <Check aria-hidden="true" strokeWidth={2.5} className="mt-1 size-5 shrink-0 text-palm" />
            ) : (
              <Circle aria-hidden="true" strokeWidth={1.75} className="mt-1 size-5 shrink-0 text-soft" />
            )}
            <span className={isMet ? 'text-soft' : undefined}>
              <span className="sr-only">{t(isMet ? 'need_met' : 'need_missing')} </span>
              {words}
            </span>
          </li>
        ))}
      </ul>
      {isReady && <p className="text-sm text-soft">{t('announce_ready')}</p>}
      <RefusalNotice refused={announce.error} />
      <Button full disabled={!isReady} pending={announce.isPending} onClick={() => announce.mutate({ show: show.id })}>
        {t('announce')}
      </Button>
    </Card>
  )
}
