'use client'

import type { Books } from '@dallal/contract'
import { formatDateTime } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Button } from '#ui/Button.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { useBooks } from './use-books.ts'

/** When the books were checked, and a way to have it done now. Where it was never done, it is begun at once. */
export function BooksCheck({ initial }: { initial: Books }) {
  const t = useTranslations('console')
  const { books, isRunning, error, check, isUnasked } = useBooks(initial)
  const isFirst = books.report === null && !isRunning && isUnasked
  useEffect(() => {
    if (isFirst) check()
  }, [isFirst, check])
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-soft">
        <span aria-live="polite">{isRunning ? t('checks_running') : <CheckedAt books={books} />}</span>
        <Button size="sm" variant="quiet" pending={isRunning} onClick={check}>
          {t('check_now')}
        </Button>
      </div>
      <RefusalNotice refused={error} />
    </div>
  )
}

/** When the books were last checked, in words. */
function CheckedAt({ books: { report } }: { books: Books }) {
  const t = useTranslations('console')
  const locale = useLocale()
  if (report === null) return t('checks_never')
  return (
    <time dateTime={report.checkedAt}>
      {t('checked_at', { when: formatDateTime(instant(report.checkedAt), locale) })}
    </time>
  )
}
