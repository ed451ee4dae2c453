import type { Sale } from '@dallal/contract'
import { formatDay, isolate } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { StatusChip, type Tone } from '#ui/Badge.tsx'
import { Money } from '#ui/Money.tsx'
import { ProductPicture } from '#ui/ProductPicture.tsx'

export const SALE_TONES: Record<Sale['status'], Tone> = {
  paid: 'money',
  shipped: 'choice',
  received: 'choice',
  settled: 'good',
}

/** An order in its seller's list: what was sold to whom, and what it waits for. */
export function SaleRow({ sale }: { sale: Sale }) {
  const t = useTranslations('studio')
  const orders = useTranslations('orders')
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-2 p-3 hover:bg-raised md:p-4">
      <ProductPicture image={sale.product.image} alt="" sizes="64px" className="size-16 shrink-0 rounded-field" />
      <div className="min-w-0 flex-1 basis-40">
        <Link
          href={paths.studioOrder(sale.id)}
          className="line-clamp-1 font-medium text-ink no-underline after:absolute after:inset-0 hover:text-indigo"
        >
          <Bilingual words={sale.product.title} />
        </Link>
        <p className="text-sm text-soft">
          {orders('order_number', { number: `${sale.number}` })}
          <span aria-hidden="true"> · </span>
          {t('for_buyer', { name: isolate(sale.buyer.name) })}
        </p>
        <p className="text-sm text-soft">
          <SaleNext sale={sale} />
        </p>
      </div>
      <div className="flex flex-col items-end gap-1 max-sm:w-full max-sm:flex-row max-sm:justify-between">
        <StatusChip tone={SALE_TONES[sale.status]}>{orders(`status_${sale.status}`)}</StatusChip>
        <Money amount={sale.price} size="strong" />
      </div>
    </li>
  )
}

function SaleNext({ sale }: { sale: Sale }) {
  const t = useTranslations('studio')
  const locale = useLocale()
  if (sale.status !== 'received' || sale.settlesAt === null) {
    return t(sale.status === 'received' ? 'sale_next_shipped' : `sale_next_${sale.status}`)
  }
  return t('sale_next_received', { date: formatDay(instant(sale.settlesAt), locale) })
}
