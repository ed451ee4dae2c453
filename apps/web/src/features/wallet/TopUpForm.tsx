'use client'

import { moneyToWire } from '@dallal/contract'
import { formatMoney } from '@dallal/i18n'
import { type ParseRefusal, parseDecimal } from '@dallal/kernel'
import { useMutation } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { query } from '#shell/browser-api.ts'
import { useIntentKey } from '#shell/use-intent-key.ts'
import { Button } from '#ui/Button.tsx'
import { cn } from '#ui/cn.ts'
import { Field } from '#ui/Field.tsx'
import { Money } from '#ui/Money.tsx'
import { MoneyInput } from '#ui/MoneyInput.tsx'
import { RefusalNotice, useRefusalWords } from '#ui/RefusalNotice.tsx'
import { Select } from '#ui/Select.tsx'
import { isTopUpCurrency, readyAmounts, TOP_UP_CURRENCIES, type TopUpCurrency, typedAmount } from './top-up-amounts.ts'

export interface TopUpFormProps {
  currency: TopUpCurrency
  /** An amount to begin with, as typed. */
  amount: string
  /** Where the gateway sends the person back to: a path of ours with its language. */
  returnTo: string
}

/** How much, in what currency; then the page of the gateway. */
export function TopUpForm({ currency: first, amount: begun, returnTo }: TopUpFormProps) {
  const t = useTranslations('wallet')
  const locale = useLocale()
  const [currency, setCurrency] = useState(first)
  const [typed, setTyped] = useState(begun)
  const [asked, setAsked] = useState(false)
  const { key, renew } = useIntentKey()
  const start = useMutation(
    query.wallet.startTopUp.mutationOptions({
      onSuccess: ({ payUrl }) => {
        renew()
        if (payUrl) window.location.assign(payUrl)
      },
    }),
  )
  const amount = parseDecimal(typed, currency)
  const refusal: ParseRefusal | { code: 'amount_not_positive' } | null = !amount.ok
    ? amount.refusal
    : amount.value.minor === 0n
      ? { code: 'amount_not_positive' }
      : null

  /** Another amount is another intent; the same one pressed again is not. */
  function type(value: string) {
    setTyped(value)
    renew()
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (!amount.ok || refusal) return
    start.mutate({ key, amount: moneyToWire(amount.value), locale, returnTo })
  }
  function choose(value: string) {
    if (!isTopUpCurrency(value)) return
    setCurrency(value)
    type('')
    setAsked(false)
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-6">
      <ReadyAmounts currency={currency} typed={typed} onChoose={type} />
      <Field label={t('top_up_amount')} error={asked && refusal && <AmountWords refusal={refusal} />} required>
        <MoneyInput currency={currency} value={typed} onValueChange={type} />
      </Field>
      <Field label={t('currency')} hint={t('currency_hint')}>
        <Select
          value={currency}
          onChange={(event) => choose(event.target.value)}
          options={TOP_UP_CURRENCIES.map((value) => ({ value, label: t(`currency_${value}`) }))}
        />
      </Field>
      <RefusalNotice refused={start.error} />
      <Button type="submit" variant="commit" size="lg" full pending={start.isPending || start.isSuccess}>
        {amount.ok && !refusal ? t('top_up_pay', { amount: formatMoney(amount.value, locale) }) : t('pay_button')}
      </Button>
      <p className="flex items-start gap-2.5 text-sm text-soft">
        <ShieldCheck aria-hidden="true" strokeWidth={1.75} className="mt-0.5 size-5 shrink-0 text-palm" />
        {t('top_up_promise')}
      </p>
    </form>
  )
}

interface ReadyAmountsProps {
  currency: TopUpCurrency
  typed: string
  onChoose: (typed: string) => void
}

function ReadyAmounts({ currency, typed, onChoose }: ReadyAmountsProps) {
  const t = useTranslations('wallet')
  return (
    <fieldset>
      <legend className="mb-2 font-medium text-sm">{t('choose_amount')}</legend>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {readyAmounts(currency).map((amount) => {
          const value = typedAmount(amount)
          return (
            <button
              key={value}
              type="button"
              aria-pressed={value === typed}
              onClick={() => onChoose(value)}
              className={cn(
                'min-h-14 cursor-pointer rounded-card border border-edge bg-page px-2 hover:border-indigo',
                value === typed && 'border-indigo bg-indigo-wash ring-1 ring-indigo',
              )}
            >
              <Money amount={amount} size="strong" />
            </button>
          )
        })}
      </div>
    </fieldset>
  )
}

function AmountWords({ refusal }: { refusal: ParseRefusal | { code: 'amount_not_positive' } }) {
  const words = useRefusalWords()
  return words(refusal)
}
