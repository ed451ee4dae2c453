import { refusalOf } from '@dallal/client'
import { idSchema, type Purchase } from '@dallal/contract'
import { formatDay } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache, type ReactNode } from 'react'
import { AddressLines } from '#features/orders/AddressLines.tsx'
import { ConfirmReceipt } from '#features/orders/ConfirmReceipt.tsx'
import { MoneyNow } from '#features/orders/MoneyNow.tsx'
import { OrderChip } from '#features/orders/OrderChip.tsx'
import { OrderWay } from '#features/orders/OrderWay.tsx'
import { TrackingNumber } from '#features/orders/TrackingNumber.tsx'
import { SellerLine } from '#features/shop/SellerLine.tsx'
import { api } from '#shell/api.ts'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { pageMetadata } from '#shell/page-metadata.ts'
import { paths } from '#shell/paths.ts'
import { requirePerson } from '#shell/session.ts'
import { Money } from '#ui/Money.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { ProductPicture } from '#ui/ProductPicture.tsx'

interface OrderPageProps {
  params: Promise<{ id: string }>
}

/** One's own order; asked for once signed in, because others are told nothing about it, not even that it is there. */
const purchaseOf = cache(async (id: string): Promise<Purchase> => {
  await requirePerson('signed_in')
  if (!idSchema.safeParse(id).success) notFound()
  try {
    return await api.orders.purchase({ order: id })
  } catch (error) {
    if (refusalOf(error)?.code === 'not_found') notFound()
    throw error
  }
})

export async function generateMetadata({ params }: OrderPageProps): Promise<Metadata> {
  const [order, locale, t] = await Promise.all([purchaseOf((await params).id), getLocale(), getTranslations('orders')])
  const title = t('order_number', { number: `${order.number}` })
  return pageMetadata({ locale, path: paths.order(order.id), title })
}

export default async function OrderPage({ params }: OrderPageProps) {
  const order = await purchaseOf((await params).id)
  const t = await getTranslations('orders')
  return (
    <div className="mx-auto max-w-5xl">
      <PageHeader
        title={t('order_number', { number: `${order.number}` })}
        status={<OrderChip status={order.status} />}
        back={<Link href={paths.orders}>{t('orders')}</Link>}
        actions={order.status === 'shipped' && <ConfirmReceipt order={order} />}
      />
      <section className="rounded-card border border-line p-5 md:p-7">
        <OrderWay order={order} />
      </section>
      <div className="mt-6">
        <MoneyNow order={order} />
      </div>
      <div className="mt-8 grid gap-8 md:grid-cols-2 md:gap-12">
        <Piece order={order} />
        <div className="flex flex-col gap-7">
          {order.tracking && (
            <Part title={t('tracking_title')}>
              <TrackingNumber tracking={order.tracking} />
            </Part>
          )}
          <Part title={t('ships_to')}>
            <AddressLines address={order.address} />
          </Part>
        </div>
      </div>
    </div>
  )
}

async function Piece({ order }: { order: Purchase }) {
  const [t, locale] = await Promise.all([getTranslations('orders'), getLocale()])
  return (
    <section className="grid grid-cols-[6.5rem_minmax(0,1fr)] content-start gap-x-5 gap-y-5">
      <ProductPicture image={order.product.image} alt="" sizes="104px" className="rounded-field" />
      <div className="min-w-0">
        <h2 className="font-semibold text-lg leading-snug">
          <Link href={paths.product(order.product.id)} className="text-ink no-underline hover:text-indigo">
            <Bilingual words={order.product.title} />
          </Link>
        </h2>
        <SellerLine seller={order.seller} className="mt-1" />
      </div>
      <dl className="col-span-2 border-line border-t">
        <Fact name={t('price')} hint={t('price_hint')}>
          <Money amount={order.price} size="price" />
        </Fact>
        <Fact name={t('won_at')}>{formatDay(instant(order.paidAt), locale)}</Fact>
      </dl>
      <p className="col-span-2">
        <Link href={paths.show(order.show)}>{t('see_lot')}</Link>
      </p>
    </section>
  )
}

function Fact({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 border-line border-b py-3">
      <dt>
        {name}
        {hint && <span className="block text-sm text-soft">{hint}</span>}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 font-semibold">{title}</h2>
      {children}
    </section>
  )
}
