'use client'

import type { Books } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import { StatusChip } from '#ui/Badge.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Notice, type NoticeTone } from '#ui/Notice.tsx'
import { BooksCheck } from './BooksCheck.tsx'
import { BooksWords } from './BooksLight.tsx'
import { type BooksState, booksState } from './books-state.ts'
import { CheckName } from './CheckName.tsx'
import { useBooks } from './use-books.ts'

type Check = NonNullable<Books['report']>['checks'][number]

const TONES: Record<BooksState['kind'], NoticeTone> = { unknown: 'info', agree: 'good', differ: 'danger' }

/** The light of the books, and behind it every check with what it found and how long it took. */
export function ChecksPanel({ initial }: { initial: Books }) {
  const t = useTranslations('console')
  const { books } = useBooks(initial)
  const state = booksState(books)
  const checks = books.report?.checks ?? []
  const columns: Column<Check>[] = [
    {
      key: 'name',
      header: t('check'),
      cell: ({ name }) => <CheckName name={name} />,
    },
    {
      key: 'found',
      header: t('found'),
      cell: (check) => <Found check={check} />,
    },
    {
      key: 'took',
      header: t('took'),
      align: 'end',
      cell: ({ tookMs }) => <bdi>{t('took_ms', { ms: tookMs.toFixed(0) })}</bdi>,
    },
  ]
  return (
    <div className="flex flex-col gap-5">
      <Notice
        tone={TONES[state.kind]}
        announce
        title={<BooksWords state={state} />}
        action={<BooksCheck initial={initial} />}
      >
        {t('checks_count', { count: checks.length })}
      </Notice>
      {checks.filter(({ sample, error }) => sample.length > 0 || error !== null).map(WhatWasFound)}
      <DataTable
        caption={t('checks')}
        columns={columns}
        rows={checks}
        rowKey={({ name }) => name}
        density="dense"
        empty={<p className="text-soft">{t('checks_never')}</p>}
      />
    </div>
  )
}

function Found({ check: { defects, error } }: { check: Check }) {
  const t = useTranslations('console')
  if (error !== null) return <StatusChip tone="danger">{t('check_failed')}</StatusChip>
  return (
    <StatusChip tone={defects === 0 ? 'good' : 'danger'}>
      {defects === 0 ? t('found_nothing') : t('found_defects', { count: defects })}
    </StatusChip>
  )
}

/** The first defects of a check, or why it could not be run, as the database says it. */
function WhatWasFound({ name, sample, error }: Check) {
  return (
    <Notice key={name} tone="danger" title={<CheckName name={name} />}>
      <ul dir="ltr" className="text-start text-sm">
        {(error === null ? sample : [error]).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  )
}
