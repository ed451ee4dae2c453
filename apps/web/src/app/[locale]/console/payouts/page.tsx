import { payoutStatusSchema } from '@dallal/contract'
import { Banknote } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PayoutTable } from '#features/console/PayoutTable.tsx'
import { api } from '#shell/api.ts'
import { paths } from '#shell/paths.ts'
import { one, type SearchParams, withParams } from '#shell/search-params.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { FilterLinks } from '#ui/FilterLinks.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Pagination } from '#ui/Pagination.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('payouts_title') }
}

export default async function ConsolePayoutsPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = await searchParams
  const status = payoutStatusSchema.safeParse(one(asked.status)).data
  const cursor = one(asked.cursor)
  const [page, t] = await Promise.all([
    api.payout.payoutCases({ status, cursor, limit: 24 }),
    getTranslations('console'),
  ])
  const filters = [undefined, ...payoutStatusSchema.options].map((choice) => ({
    href: withParams(paths.consolePayouts, { status: choice }),
    words: choice ? t(`payout_status_${choice}`) : t('all'),
    isChosen: choice === status,
  }))
  return (
    <>
      <PageHeader title={t('payouts_title')} lead={t('payouts_lead')} />
      <FilterLinks label={t('filter')} links={filters} />
      <PayoutTable
        payouts={page.items}
        empty={
          <EmptyState icon={<Banknote aria-hidden="true" strokeWidth={1.75} />} title={t('payouts_empty_title')}>
            {t('payouts_empty_body')}
          </EmptyState>
        }
      />
      <Pagination
        firstHref={cursor ? withParams(paths.consolePayouts, { status }) : null}
        nextHref={page.next && withParams(paths.consolePayouts, { status, cursor: page.next })}
      />
    </>
  )
}
