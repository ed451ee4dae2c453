import type { Purchase } from '@dallal/contract'
import { formatDay } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { Money } from '#ui/Money.tsx'
import { ProductPicture } from '#ui/ProductPicture.tsx'
import { OrderChip } from './OrderChip.tsx'

/** An order among others: what it is, where it stands, what comes next. All of the row is the link. */
export function OrderRow({ order }: { order: Purchase }) {
  const t = useTranslations('orders')
  return (
    <article className="group relative grid grid-cols-[5rem_minmax(0,1fr)] gap-x-4 gap-y-2 border-line border-b py-5 sm:grid-cols-[6rem_minmax(0,1fr)_auto] md:gap-x-6">
      <ProductPicture image={order.product.image} alt="" sizes="96px" className="self-start rounded-field" />
      <div className="min-w-0">
        <h2 className="font-semibold leading-snug">
          <Link
            href={paths.order(order.id)}
            className="text-ink no-underline after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-indigo group-hover:text-indigo"
          >
            <Bilingual words={order.product.title} />
          </Link>
        </h2>
        <p className="mt-0.5 text-sm text-soft">
          {t('order_number', { number: `${order.number}` })}
          {' · '}
          <bdi>{order.seller.shopName}</bdi>
        </p>
        <p className="mt-1 text-sm">
          <NextStep order={order} />
        </p>
      </div>
      <div className="col-start-2 flex flex-wrap items-center gap-x-4 gap-y-2 sm:col-start-3 sm:flex-col sm:items-end">
        <Money amount={order.price} className="font-semibold text-lg" />
        <OrderChip status={order.status} />
      </div>
    </article>
  )
}

function NextStep({ order: { status, settlesAt } }: { order: Purchase }) {
  const t = useTranslations('orders')
  const locale = useLocale()
  if (status !== 'received') return t(`next_${status}`)
  return settlesAt === null ? t('status_received') : t('next_received', { date: formatDay(instant(settlesAt), locale) })
}
