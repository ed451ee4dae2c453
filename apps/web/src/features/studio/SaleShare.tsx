import type { Sale } from '@dallal/contract'
import { formatDay, formatMoney, formatRate } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { Card } from '#ui/Card.tsx'
import { Money } from '#ui/Money.tsx'

/** How the price becomes what its seller gets, and when. */
export function SaleShare({ sale }: { sale: Sale }) {
  const t = useTranslations('studio')
  const lines = [
    { key: 'price', words: t('hammer_price'), amount: sale.price },
    {
      key: 'commission',
      words: t('commission_line', { rate: formatRate(sale.commissionRateBp) }),
      amount: negated(sale.commission),
    },
    { key: 'vat', words: t('vat_line', { rate: formatRate(sale.vatRateBp) }), amount: negated(sale.vat) },
  ]
  return (
    <Card aria-label={t('your_share')}>
      <h2 className="font-semibold text-lg">{t('your_share')}</h2>
      <dl className="mt-4 flex flex-col gap-2">
        {lines.map(({ key, words, amount }) => (
          <div key={key} className="flex items-baseline justify-between gap-4">
            <dt className="text-soft">{words}</dt>
            <dd>
              <Money amount={amount} />
            </dd>
          </div>
        ))}
        <div className="mt-1 flex items-baseline justify-between gap-4 border-line border-t pt-3">
          <dt className="font-medium">{t('you_receive')}</dt>
          <dd>
            <Money amount={sale.proceeds} size="price" />
          </dd>
        </div>
      </dl>
      <p className="mt-4 text-sm text-soft">
        <ShareWhen sale={sale} />
      </p>
    </Card>
  )
}

function ShareWhen({ sale }: { sale: Sale }) {
  const t = useTranslations('studio')
  const locale = useLocale()
  const moment = sale.status === 'settled' ? sale.settledAt : sale.settlesAt
  if (sale.status === 'paid' || moment === null) return t(sale.status === 'paid' ? 'share_paid' : 'share_shipped')
  return t(sale.status === 'settled' ? 'share_settled' : 'share_received', {
    amount: formatMoney(sale.proceeds, locale),
    date: formatDay(instant(moment), locale),
  })
}

function negated({ minor, currency }: Sale['price']): Sale['price'] {
  return { minor: `${-BigInt(minor)}`, currency }
}
