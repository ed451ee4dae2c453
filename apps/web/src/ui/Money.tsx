'use client'

import { type Amount, formatMoney, moneyParts } from '@dallal/i18n'
import { useLocale } from 'next-intl'
import { cn } from './cn.ts'

export interface MoneyProps {
  /** Of the kernel, or as it came over the wire. */
  amount: Amount
  /** `row` beside words, `strong` in a list, `price` on a card, `hero` alone. */
  size?: 'row' | 'strong' | 'price' | 'hero'
  /** A plus before what came in, for movements of a wallet. */
  signed?: boolean
  className?: string
}

const SIZES = {
  row: '',
  strong: 'font-semibold',
  price: 'font-semibold text-xl',
  hero: 'font-semibold text-3xl',
} as const

/**
 * An amount, always ink on sand, in tabular 0–9, the currency one size smaller. Isolated, so that neighbours in the other
 * direction stay where they are. Inside a sentence use `formatMoney` as an argument of the message instead.
 */
export function Money({ amount, size = 'row', signed, className }: MoneyProps) {
  const locale = useLocale()
  const { sign, digits, currency } = moneyParts(amount, locale)
  const shownSign = signed && sign === '' && BigInt(amount.minor) > 0n ? '+' : sign
  const unit = <span className="font-medium text-[0.8em] text-soft">{currency}</span>
  return (
    <bdi
      dir={locale === 'ar' ? 'rtl' : 'ltr'}
      className={cn('relative whitespace-nowrap text-ink tabular-nums', SIZES[size], className)}
    >
      <span className="sr-only">{formatMoney(amount, locale)}</span>
      <span aria-hidden="true">
        {locale === 'en' && <>{unit} </>}
        <bdi dir="ltr">
          {shownSign}
          {digits}
        </bdi>
        {locale === 'ar' && <> {unit}</>}
      </span>
    </bdi>
  )
}
