'use client'

import { currencyText } from '@dallal/i18n'
import { type Currency, exponentOf, toLatinDigits } from '@dallal/kernel'
import { useLocale } from 'next-intl'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { boxLook } from './control-look.ts'
import { useField } from './Field.tsx'

export interface MoneyInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> {
  currency: Currency
  /** What was typed, in 0–9; read it with `parseDecimal(value, currency)` of the kernel. Never a number. */
  value: string
  onValueChange: (value: string) => void
}

/** An amount: digits of all three kinds are taken and shown as 0–9, left to right, with the currency beside them. */
export function MoneyInput({ currency, value, onValueChange, className, ...rest }: MoneyInputProps) {
  const locale = useLocale()
  return (
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
  )
}

/** Keeps what can stand in an amount; a comma typed as the only separator is the decimal point of many keyboards. */
export function amountTyped(text: string): string {
  const latin = toLatinDigits(text).replace(/[^\d.,]/g, '')
  return /^\d+,\d{0,2}$/.test(latin) ? latin.replace(',', '.') : latin
}
