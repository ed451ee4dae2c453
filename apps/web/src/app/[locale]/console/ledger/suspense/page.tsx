import { CircleCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LedgerViews } from '#features/console/LedgerViews.tsx'
import { SuspenseTable } from '#features/console/SuspenseTable.tsx'
import { api } from '#shell/api.ts'
import { paths } from '#shell/paths.ts'
import { one, type SearchParams, withParams } from '#shell/search-params.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Pagination } from '#ui/Pagination.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('suspense') }
}

export default async function SuspensePage({ searchParams }: { searchParams: SearchParams }) {
  const cursor = one((await searchParams).cursor)
  const [page, t] = await Promise.all([api.console.suspense({ cursor, limit: 24 }), getTranslations('console')])
  return (
    <>
      <PageHeader title={t('suspense')} lead={t('suspense_lead')} />
      <LedgerViews chosen="suspense" />
      <Notice tone="info" className="mb-6">
        {t('suspense_by_hand')}
      </Notice>
      <SuspenseTable
        charges={page.items}
        empty={
          <EmptyState icon={<CircleCheck aria-hidden="true" strokeWidth={1.75} />} title={t('suspense_empty_title')}>
            {t('suspense_empty_body')}
          </EmptyState>
        }
      />
      <Pagination
        firstHref={cursor ? paths.consoleSuspense : null}
        nextHref={page.next && withParams(paths.consoleSuspense, { cursor: page.next })}
      />
    </>
  )
}
