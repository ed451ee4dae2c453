import type { MoneyWire } from '@dallal/contract'
import { formatMoney } from '@dallal/i18n'
import { ChevronLeft, CircleCheck } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { withParams } from '#shell/search-params.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { RowList } from '#ui/RowList.tsx'

export interface WaitingProps {
  sellersToVerify: number
  payoutsToSend: number
  payoutsToConfirm: number
  suspense: readonly MoneyWire[]
  unbookable: number
}

/** What waits for an operator, each with the way to where it is decided. */
export function Waiting({ sellersToVerify, payoutsToSend, payoutsToConfirm, suspense, unbookable }: WaitingProps) {
  const t = useTranslations('console')
  const locale = useLocale()
  const waiting = [
    ...tasks(sellersToVerify, t('sellers_to_verify', { count: sellersToVerify }), paths.consoleSellers, {
      status: 'applied',
    }),
    ...tasks(payoutsToSend, t('payouts_to_send', { count: payoutsToSend }), paths.consolePayouts, {
      status: 'requested',
    }),
    ...tasks(payoutsToConfirm, t('payouts_to_confirm', { count: payoutsToConfirm }), paths.consolePayouts, {
      status: 'sent',
    }),
    ...suspense.flatMap((amount) =>
      tasks(1, t('suspense_waiting', { amount: formatMoney(amount, locale) }), paths.consoleSuspense, {}),
    ),
    ...tasks(unbookable, t('unbookable_waiting', { count: unbookable }), paths.consoleSuspense, {}),
  ]
  if (waiting.length === 0) {
    return (
      <EmptyState icon={<CircleCheck aria-hidden="true" strokeWidth={1.75} />} title={t('nothing_waiting_title')}>
        {t('nothing_waiting_body')}
      </EmptyState>
    )
  }
  return (
    <RowList label={t('waiting')}>
      {waiting.map(({ words, href }) => (
        <li key={words} className="relative flex items-center justify-between gap-4 px-4 py-3.5 hover:bg-raised">
          <Link
            href={href}
            className="font-medium text-ink no-underline after:absolute after:inset-0 hover:text-indigo"
          >
            {words}
          </Link>
          <ChevronLeft aria-hidden="true" strokeWidth={1.75} className="size-5 shrink-0 text-soft ltr:-scale-x-100" />
        </li>
      ))}
    </RowList>
  )
}

function tasks(count: number, words: string, path: string, params: Record<string, string>) {
  return count > 0 ? [{ words, href: withParams(path, params) }] : []
}
