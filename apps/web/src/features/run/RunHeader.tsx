'use client'

import type { Show } from '@dallal/contract'
import { ArrowLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { StatusChip } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog, DialogClose } from '#ui/Dialog.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import type { Run } from './use-run.ts'

/** Which show it is, whether it is on, and the way to end it. */
export function RunHeader({ show, run }: { show: Show; run: Run }) {
  const t = useTranslations('run')
  const words = useTranslations('show')
  const isLive = run.status === 'live'
  return (
    <header className="flex min-h-16 items-center gap-3 border-line border-b px-3 lg:px-4">
      <Link
        href={paths.studioShow(show.id)}
        aria-label={t('back')}
        className="inline-flex size-12 shrink-0 items-center justify-center rounded-chip text-soft hover:bg-indigo-wash hover:text-indigo"
      >
        <ArrowLeft aria-hidden="true" strokeWidth={1.75} className="size-5 rtl:-scale-x-100" />
      </Link>
      <h1 className="min-w-0 truncate font-semibold text-lg">
        <Bilingual words={show.title} />
      </h1>
      <span className="ms-auto flex shrink-0 items-center gap-3">
        {isLive ? (
          <StatusChip tone="live">{words('live')}</StatusChip>
        ) : (
          <StatusChip className="max-sm:hidden">{t('not_live')}</StatusChip>
        )}
        {isLive && <EndShow run={run} />}
      </span>
    </header>
  )
}

/** Ending asks once more, and says why not while a lot is open. */
function EndShow({ run }: { run: Run }) {
  const t = useTranslations('run')
  const common = useTranslations('common')
  const isLotOpen = run.queue.open !== null
  return (
    <Dialog
      title={t('end_title')}
      description={isLotOpen ? t('end_refused') : t('end_body')}
      trigger={
        <Button variant="quiet" size="sm">
          {t('end_confirm')}
        </Button>
      }
      actions={
        <>
          <DialogClose asChild>
            <Button variant="quiet">{common('cancel')}</Button>
          </DialogClose>
          <Button variant="danger" disabled={isLotOpen} pending={run.endShow.isPending} onClick={run.endShow.run}>
            {t('end_confirm')}
          </Button>
        </>
      }
    >
      {run.endShow.refused != null && <RefusalNotice refused={run.endShow.refused} />}
    </Dialog>
  )
}
