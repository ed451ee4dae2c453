import { sellerStatusSchema } from '@dallal/contract'
import { Store } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SellerTable } from '#features/console/SellerTable.tsx'
import { api } from '#shell/api.ts'
import { paths } from '#shell/paths.ts'
import { one, type SearchParams, withParams } from '#shell/search-params.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { FilterLinks } from '#ui/FilterLinks.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Pagination } from '#ui/Pagination.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('sellers_title') }
}

export default async function ConsoleSellersPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = await searchParams
  const status = sellerStatusSchema.safeParse(one(asked.status)).data
  const cursor = one(asked.cursor)
  const [page, t, seller] = await Promise.all([
    api.identity.sellerCases({ status, cursor, limit: 24 }),
    getTranslations('console'),
    getTranslations('seller'),
  ])
  const filters = [undefined, ...sellerStatusSchema.options].map((choice) => ({
    href: withParams(paths.consoleSellers, { status: choice }),
    words: choice ? seller(`status_${choice}`) : t('all'),
    isChosen: choice === status,
  }))
  return (
    <>
      <PageHeader title={t('sellers_title')} lead={t('sellers_lead')} />
      <FilterLinks label={t('filter')} links={filters} />
      {page.items.length > 0 ? (
        <SellerTable sellers={page.items} />
      ) : (
        <EmptyState icon={<Store aria-hidden="true" strokeWidth={1.75} />} title={t('sellers_empty_title')}>
          {t('sellers_empty_body')}
        </EmptyState>
      )}
      <Pagination
        firstHref={cursor ? withParams(paths.consoleSellers, { status }) : null}
        nextHref={page.next && withParams(paths.consoleSellers, { status, cursor: page.next })}
      />
    </>
  )
}
