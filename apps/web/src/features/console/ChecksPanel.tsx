'use client'

import { formatDateTime, formatTime } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useQuery } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { query } from '#shell/browser-api.ts'
import { StatusChip } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Notice } from '#ui/Notice.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { CheckName } from './CheckName.tsx'

interface Check {
  name: string
  defects: number
  sample: string[]
  tookMs: number
}

export interface ChecksPanelProps {
  initial: { checkedAt: string; checks: Check[] }
}

/** The light of the books, and behind it every check with what it found and how long it took. */
export function ChecksPanel({ initial }: ChecksPanelProps) {
  const t = useTranslations('console')
  const locale = useLocale()
  const { data, error, isFetching, refetch } = useQuery(
    query.console.checks.queryOptions({ initialData: initial, staleTime: Number.POSITIVE_INFINITY }),
  )
  const defects = data.checks.reduce((total, check) => total + check.defects, 0)
  const columns: Column<Check>[] = [
    {
      key: 'name',
      header: t('check'),
      cell: ({ name }) => <CheckName name={name} />,
    },
    {
      key: 'found',
      header: t('found'),
      cell: (check) => (
        <StatusChip tone={check.defects === 0 ? 'good' : 'danger'}>
          {check.defects === 0 ? t('found_nothing') : t('found_defects', { count: check.defects })}
        </StatusChip>
      ),
    },
    {
      key: 'took',
      header: t('took'),
      align: 'end',
      cell: ({ tookMs }) => <bdi>{t('took_ms', { ms: tookMs.toFixed(1) })}</bdi>,
    },
  ]
  const at = instant(data.checkedAt)
  return (
    <div className="flex flex-col gap-5">
      <Notice
        tone={defects === 0 ? 'good' : 'danger'}
        announce
        title={defects === 0 ? t('books_agree') : t('books_differ', { count: defects })}
        action={
          <Button size="sm" variant="quiet" pending={isFetching} onClick={() => refetch()}>
            {t('check_again')}
          </Button>
        }
      >
        {t('checks_count', { count: data.checks.length })}
        <span aria-hidden="true"> · </span>
        <time dateTime={data.checkedAt} title={formatDateTime(at, locale)}>
          {t('checked_at', { when: formatTime(at, locale) })}
        </time>
      </Notice>
      <RefusalNotice refused={error} />
      {data.checks
        .filter(({ sample }) => sample.length > 0)
        .map(({ name, sample }) => (
          <Notice key={name} tone="danger" title={<CheckName name={name} />}>
            <ul dir="ltr" className="text-start text-sm">
              {sample.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Notice>
        ))}
      <DataTable
        caption={t('checks')}
        columns={columns}
        rows={data.checks}
        rowKey={({ name }) => name}
        density="dense"
      />
    </div>
  )
}
