import { Package } from 'lucide-react'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import { OrderRow } from '#features/orders/OrderRow.tsx'
import { api } from '#shell/api.ts'
import { Link } from '#shell/locale/navigation.ts'
import { pageMetadata } from '#shell/page-metadata.ts'
import { paths } from '#shell/paths.ts'
import { one, type SearchParams, withParams } from '#shell/search-params.ts'
import { requirePerson } from '#shell/session.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Pagination } from '#ui/Pagination.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('orders')])
  return pageMetadata({ locale, path: paths.orders, title: t('orders') })
}

export default async function OrdersPage({ searchParams }: { searchParams: SearchParams }) {
  await requirePerson('signed_in')
  const cursor = one((await searchParams).cursor)
  const [page, t] = await Promise.all([api.orders.purchases({ cursor, limit: 20 }), getTranslations('orders')])
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader title={t('orders')} lead={t('lead')} className="mb-2 md:mb-3" />
      {page.items.length > 0 ? (
        <ul>
          {page.items.map((order) => (
            <li key={order.id}>
              <OrderRow order={order} />
            </li>
          ))}
        </ul>
      ) : (
        <NoOrders />
      )}
      <Pagination
        firstHref={cursor ? paths.orders : null}
        nextHref={page.next && withParams(paths.orders, { cursor: page.next })}
      />
    </div>
  )
}

function NoOrders() {
  const t = useTranslations('orders')
  return (
    <EmptyState
      icon={<Package aria-hidden="true" strokeWidth={1.75} />}
      title={t('empty_title')}
      className="mt-6"
      action={
        <Button asChild>
          <Link href={paths.shows}>{t('empty_action')}</Link>
        </Button>
      }
    >
      {t('empty_body')}
    </EmptyState>
  )
}
