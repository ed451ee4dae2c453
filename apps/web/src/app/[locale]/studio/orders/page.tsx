import { orderStatusSchema } from '@dallal/contract'
import { Package } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SaleRow } from '#features/studio/SaleRow.tsx'
import { api } from '#shell/api.ts'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { one, type SearchParams, withParams } from '#shell/search-params.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { FilterLinks } from '#ui/FilterLinks.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Pagination } from '#ui/Pagination.tsx'
import { RowList } from '#ui/RowList.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders'))('orders') }
}

export default async function StudioOrdersPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = await searchParams
  const status = orderStatusSchema.safeParse(one(asked.status)).data
  const cursor = one(asked.cursor)
  const [page, t, orders] = await Promise.all([
    api.orders.sales({ status, cursor, limit: 24 }),
    getTranslations('studio'),
    getTranslations('orders'),
  ])
  const hasNone = page.items.length === 0 && status === undefined && cursor === undefined
  if (hasNone) {
    return (
      <>
        <PageHeader title={orders('orders')} lead={t('sales_lead')} />
        <EmptyState
          icon={<Package aria-hidden="true" strokeWidth={1.75} />}
          title={t('sales_empty_title')}
          action={
            <Button asChild>
              <Link href={paths.studioShows}>{t('to_shows')}</Link>
            </Button>
          }
        >
          {t('sales_empty_body')}
        </EmptyState>
      </>
    )
  }
  const filters = [undefined, ...orderStatusSchema.options].map((choice) => ({
    href: withParams(paths.studioOrders, { status: choice }),
    words: choice ? orders(`status_${choice}`) : t('all'),
    isChosen: choice === status,
  }))
  return (
    <>
      <PageHeader title={orders('orders')} lead={t('sales_lead')} />
      <FilterLinks label={t('filter')} links={filters} />
      {page.items.length > 0 ? (
        <RowList label={orders('orders')}>
          {page.items.map((sale) => (
            <SaleRow key={sale.id} sale={sale} />
          ))}
        </RowList>
      ) : (
        <p className="py-10 text-center text-soft">{t('sales_filtered_empty')}</p>
      )}
      <Pagination
        firstHref={cursor ? withParams(paths.studioOrders, { status }) : null}
        nextHref={page.next && withParams(paths.studioOrders, { status, cursor: page.next })}
      />
    </>
  )
}
