import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { BackLink } from '#features/studio/BackLink.tsx'
import { SaleProgress } from '#features/studio/SaleProgress.tsx'
import { SALE_TONES } from '#features/studio/SaleRow.tsx'
import { SaleShare } from '#features/studio/SaleShare.tsx'
import { ShipForm } from '#features/studio/ShipForm.tsx'
import { ShipTo } from '#features/studio/ShipTo.tsx'
import { api } from '#shell/api.ts'
import { foundOr404 } from '#shell/found-or-404.ts'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { StatusChip } from '#ui/Badge.tsx'
import { Card } from '#ui/Card.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { ProductPicture } from '#ui/ProductPicture.tsx'

interface OrderPageProps {
  params: Promise<{ id: string }>
}

const loadSale = cache((id: string) => foundOr404(api.orders.sale({ order: id })))

export async function generateMetadata({ params }: OrderPageProps): Promise<Metadata> {
  const [sale, orders] = await Promise.all([loadSale((await params).id), getTranslations('orders')])
  return { title: orders('order_number', { number: `${sale.number}` }) }
}

export default async function StudioOrderPage({ params }: OrderPageProps) {
  const [sale, t, orders] = await Promise.all([
    loadSale((await params).id),
    getTranslations('studio'),
    getTranslations('orders'),
  ])
  return (
    <>
      <PageHeader
        title={orders('order_number', { number: `${sale.number}` })}
        status={<StatusChip tone={SALE_TONES[sale.status]}>{orders(`status_${sale.status}`)}</StatusChip>}
        back={<BackLink href={paths.studioOrders}>{orders('orders')}</BackLink>}
      />
      <div className="flex flex-col gap-6">
        <Card look="outlined">
          <SaleProgress sale={sale} />
        </Card>
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <div className="flex flex-col gap-6">
            {sale.status === 'paid' && <ShipForm order={sale.id} />}
            <ShipTo address={sale.address} />
          </div>
          <div className="flex flex-col gap-6">
            <Card look="outlined" className="flex items-center gap-4">
              <ProductPicture
                image={sale.product.image}
                alt=""
                sizes="80px"
                className="size-20 shrink-0 rounded-field"
              />
              <div className="min-w-0">
                <Bilingual words={sale.product.title} className="font-medium" />
                <p className="text-sm text-soft">
                  {t('buyer')} <bdi>{sale.buyer.name}</bdi>
                </p>
                <Link href={paths.studioShow(sale.show)} className="text-indigo text-sm">
                  {t('order_of_show')}
                </Link>
              </div>
            </Card>
            <SaleShare sale={sale} />
          </div>
        </div>
      </div>
    </>
  )
}
