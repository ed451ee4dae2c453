import type { Purchase } from '@dallal/contract'
import { formatDateTime, formatDay, type Locale } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { Steps } from '#ui/Steps.tsx'
import { type OrderStep, orderSteps, type StepHint } from './order-steps.ts'

/** Paid, shipped, received, settled: what is behind the buyer and what is to come. */
export function OrderWay({ order }: { order: Purchase }) {
  const t = useTranslations('orders')
  const locale = useLocale()
  const { steps, done } = orderSteps(order)
  const waits: Record<OrderStep, string | undefined> = {
    paid: undefined,
    shipped: t('wait_shipped'),
    received: t('wait_received'),
    settled: t('wait_settled_unknown'),
  }
  return (
    <Steps
      label={t('progress')}
      done={done}
      across
      steps={steps.map(({ step, hint }) => ({
        key: step,
        label: t(`step_${step}`),
        hint:
          hint.kind === 'due'
            ? t('wait_settled', { date: formatDay(instant(hint.at), locale) })
            : said(hint, waits[step], locale),
      }))}
    />
  )
}

function said(hint: StepHint, waits: string | undefined, locale: Locale): string | undefined {
  if (hint.kind === 'at') return formatDateTime(instant(hint.at), locale)
  return hint.kind === 'waits' ? waits : undefined
}
