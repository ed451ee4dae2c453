import type { Payout } from '@dallal/contract'
import { formatDateTime, isolate, isolateLtr } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { StatusChip, type Tone } from '#ui/Badge.tsx'
import { Money } from '#ui/Money.tsx'
import { RowList } from '#ui/RowList.tsx'

export const PAYOUT_TONES: Record<Payout['status'], Tone> = {
  requested: 'money',
  sent: 'choice',
  paid: 'good',
  failed: 'danger',
}

/** What was asked to be sent to the bank, and how far each has come. */
export function PayoutList({ payouts }: { payouts: readonly Payout[] }) {
  const t = useTranslations('studio')
  const locale = useLocale()
  if (payouts.length === 0) return <p className="text-soft">{t('payouts_none')}</p>
  return (
    <RowList label={t('payouts_title')}>
      {payouts.map((payout) => (
        <li key={payout.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3">
          <div className="min-w-0">
            <p>{t('payout_to', { last4: isolateLtr(payout.ibanLast4) })}</p>
            <p className="text-sm text-soft">{lastMoment(payout)}</p>
            {payout.failureReason && (
              <p className="text-sm">{t('payout_failure_reason', { reason: isolate(payout.failureReason) })}</p>
            )}
            {payout.bankReference && (
              <p className="text-sm text-soft">
                {t('bank_reference')} <bdi dir="ltr">{payout.bankReference}</bdi>
              </p>
            )}
          </div>
          <div className="flex flex-col items-end gap-1">
            <Money amount={payout.amount} size="strong" />
            <StatusChip tone={PAYOUT_TONES[payout.status]}>{t(`payout_${payout.status}`)}</StatusChip>
          </div>
        </li>
      ))}
    </RowList>
  )

  function lastMoment({ requestedAt, sentAt, paidAt, failedAt }: Payout): string {
    const at = (moment: string) => formatDateTime(instant(moment), locale)
    if (failedAt !== null) return t('payout_failed_at', { when: at(failedAt) })
    if (paidAt !== null) return t('payout_paid_at', { when: at(paidAt) })
    if (sentAt !== null) return t('payout_sent_at', { when: at(sentAt) })
    return t('payout_requested_at', { when: at(requestedAt) })
  }
}
