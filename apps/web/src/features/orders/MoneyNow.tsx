import type { Purchase } from '@dallal/contract'
import { formatDay, formatMoney } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '#ui/Notice.tsx'

/** Where the money of an order is at this moment, and what moves it. */
export function MoneyNow({ order }: { order: Purchase }) {
  const t = useTranslations('orders')
  return (
    <Notice tone={order.status === 'settled' ? 'good' : 'money'} title={t('money_title')}>
      <MoneyWords order={order} />
    </Notice>
  )
}

function MoneyWords({ order: { status, price, settlesAt, settledAt } }: { order: Purchase }) {
  const t = useTranslations('orders')
  const locale = useLocale()
  const amount = formatMoney(price, locale)
  const date = (at: string | null) => (at === null ? '' : formatDay(instant(at), locale))
  switch (status) {
    case 'paid':
      return t('money_paid', { amount })
    case 'shipped':
      return t('money_shipped', { amount })
    case 'received':
      return t('money_received', { amount, date: date(settlesAt) })
    case 'settled':
      return t('money_settled', { amount, date: date(settledAt) })
  }
}
