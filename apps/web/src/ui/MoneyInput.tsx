'use client'

import { currencyText, formatMoney } from '@dallal/i18n'
import { type Currency, exponentOf, parseDecimal } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { amountTyped } from './amount-typed.ts'
import { cn } from './cn.ts'
import { boxLook } from './control-look.ts'
import { useField } from './Field.tsx'

export interface MoneyInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> {
  currency: Currency
  /** What was typed, its digits as 0–9; read it with `parseDecimal(value, currency)` of the kernel. Never a number. */
  value: string
  onValueChange: (value: string) => void
}

/**
 * An amount: digits of all three kinds are taken and shown as 0–9, left to right, with the currency beside them. Marks stay as
 * they were typed, and below stands the amount they are read as, so that nobody bids or pays another one than they see.
 */
export function MoneyInput({ currency, value, onValueChange, className, ...rest }: MoneyInputProps) {
  const t = useTranslations('common')
  const locale = useLocale()
  const read = parseDecimal(value, currency)
  return (
    <span className="flex w-full min-w-0 flex-col gap-1">
      <span className={cn(boxLook, 'flex items-center gap-3 py-0', className)}>
        <input
          type="text"
          dir="ltr"
          inputMode={exponentOf(currency) === 0 ? 'numeric' : 'decimal'}
          autoComplete="off"
          className="min-h-11 w-full min-w-0 grow bg-transparent text-match font-semibold text-lg tabular-nums outline-none"
          value={value}
          onChange={(event) => onValueChange(amountTyped(event.target.value))}
          {...useField()}
          {...rest}
        />
        <span className="shrink-0 text-soft" aria-hidden="true">
          {currencyText(currency, locale)}
        </span>
      </span>
      <span aria-live="polite" className="text-sm text-soft empty:hidden">
        {read.ok && t('amount_read', { amount: formatMoney(read.value, locale) })}
      </span>
    </span>
  )
}
