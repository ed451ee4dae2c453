'use client'

import { formatMoney } from '@dallal/i18n'
import type { Money } from '@dallal/kernel'
import { PackageCheck } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { LotCardState } from './lot-card-state.ts'
import type { MyOutcome } from './my-side.ts'
import { useWonOrder } from './use-won-order.ts'

export interface LotOutcomeProps {
  /** The lot's id. */
  lot: string
  state: LotCardState
  /** What one's own topic said of the end; null where it said nothing. */
  mine: MyOutcome | null
  /** Whether one has bid on the lot. */
  tookPart: boolean
}

/** How a lot ended, first for one's own money. Nothing while it runs. */
export function LotOutcome({ lot, state, mine, tookPart }: LotOutcomeProps) {
  const t = useTranslations('lot')
  const locale = useLocale()
  if (state.kind === 'sold') {
    if (state.winner.who === 'me') return <Won lot={lot} price={state.price} mine={mine} />
    const alias = `${state.winner.alias}`
    if (tookPart) return <Notice tone="info">{t('lost', { alias })}</Notice>
    return <Notice tone="good">{t('sold_to_bidder', { alias, amount: formatMoney(state.price, locale) })}</Notice>
  }
  if (state.kind === 'unsold') return <Notice tone="info">{t('unsold_body')}</Notice>
  if (state.kind === 'void') {
    return (
      <Notice tone="danger" title={state.reason === null ? t('void_body') : t(`void_${state.reason}`)}>
        {mine?.kind === 'released' && t('released', { amount: formatMoney(mine.amount, locale) })}
      </Notice>
    )
  }
  return null
}

/** One's own success, with the way to the order by its number, as the list of orders names it. */
function Won({ lot, price, mine }: { lot: string; price: Money; mine: MyOutcome | null }) {
  const t = useTranslations('lot')
  const locale = useLocale()
  const order = useWonOrder(lot)
  const id = order?.id ?? (mine?.kind === 'won' ? mine.order : null)
  return (
    <section
      aria-label={t('won_title')}
      className="flex animate-appear flex-wrap items-center gap-x-4 gap-y-3 rounded-card bg-palm-wash p-4"
    >
      <PackageCheck aria-hidden="true" strokeWidth={1.75} className="size-7 shrink-0 text-palm" />
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-semibold text-lg">{t('won_title')}</p>
        <p className="text-soft">{t('won_paid', { amount: formatMoney(price, locale) })}</p>
      </div>
      <Button asChild>
        <Link href={id === null ? paths.orders : paths.order(id)}>
          {order === null ? t('won_order') : t('won_order_number', { number: `${order.number}` })}
        </Link>
      </Button>
    </section>
  )
}
