import type { Sale } from '@dallal/contract'
import { formatDateTime, formatDay, isolateLtr } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { Steps } from '#ui/Steps.tsx'

const DONE: Record<Sale['status'], number> = { paid: 1, shipped: 2, received: 3, settled: 4 }

/** The four stages of an order as its seller lives them, each with when it was or what it waits for. */
export function SaleProgress({ sale }: { sale: Sale }) {
  const t = useTranslations('studio')
  const orders = useTranslations('orders')
  const locale = useLocale()
  const at = (moment: string | null) => (moment === null ? undefined : formatDateTime(instant(moment), locale))
  const tracking = sale.tracking && (
    <>
      {orders(`carrier_${sale.tracking.carrier}`)} <bdi>{isolateLtr(sale.tracking.number)}</bdi>
      <br />
    </>
  )
  const steps = [
    { key: 'sold', label: t('step_sold'), hint: at(sale.paidAt) },
    {
      key: 'shipped',
      label: t('step_shipped'),
      hint:
        sale.status === 'paid' ? (
          t('wait_shipped')
        ) : (
          <>
            {tracking}
            {at(sale.shippedAt)}
          </>
        ),
    },
    {
      key: 'received',
      label: t('step_received'),
      hint: at(sale.receivedAt) ?? (sale.status === 'shipped' ? t('wait_received') : undefined),
    },
    {
      key: 'settled',
      label: t('step_settled'),
      hint: at(sale.settledAt) ?? (sale.settlesAt === null ? undefined : formatDay(instant(sale.settlesAt), locale)),
    },
  ]
  return <Steps label={orders('progress')} steps={steps} done={DONE[sale.status]} across />
}
