import type { SellerMoney } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import { Money } from '#ui/Money.tsx'
import { Stat } from '#ui/Stat.tsx'

const MARKS = { processing: 'choice', available: 'good', on_the_way: 'money', paid_out: undefined } as const

/** Where a seller's money is, in the order in which it moves. */
export function SellerBalances({ money }: { money: SellerMoney }) {
  const t = useTranslations('studio')
  const places = [
    { key: 'processing', amount: money.processing },
    { key: 'available', amount: money.available },
    { key: 'on_the_way', amount: money.onTheWay },
    { key: 'paid_out', amount: money.paidOut },
  ] as const
  return (
    <dl className="grid grid-cols-2 gap-5 rounded-card bg-raised p-5 md:p-6 xl:grid-cols-4">
      {places.map(({ key, amount }) => (
        <Stat
          key={key}
          label={t(`money_${key}`)}
          value={<Money amount={amount} size="price" />}
          hint={t(`money_${key}_hint`)}
          mark={MARKS[key]}
        />
      ))}
    </dl>
  )
}
