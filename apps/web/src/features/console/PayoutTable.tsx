import type { PayoutCase } from '@dallal/contract'
import { formatDateTime } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { StatusChip, type Tone } from '#ui/Badge.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Money } from '#ui/Money.tsx'
import { ConfirmPayout } from './ConfirmPayout.tsx'
import { Iban } from './Iban.tsx'
import { SendPayout } from './SendPayout.tsx'

const TONES: Record<PayoutCase['status'], Tone> = { requested: 'money', sent: 'choice', paid: 'good' }

/** Money asked for by sellers, each with the next step towards their bank. */
export function PayoutTable({ payouts }: { payouts: readonly PayoutCase[] }) {
  const t = useTranslations('console')
  const common = useTranslations('common')
  const locale = useLocale()
  const columns: Column<PayoutCase>[] = [
    { key: 'seller', header: t('seller'), cell: ({ seller }) => <bdi className="font-medium">{seller.shopName}</bdi> },
    { key: 'amount', header: t('amount'), align: 'end', cell: ({ amount }) => <Money amount={amount} size="strong" /> },
    {
      key: 'status',
      header: common('status'),
      cell: ({ status }) => <StatusChip tone={TONES[status]}>{t(`payout_status_${status}`)}</StatusChip>,
    },
    { key: 'action', header: t('action'), cell: (payout) => <PayoutAction payout={payout} /> },
    { key: 'legal', header: t('legal_name'), cell: ({ seller }) => <bdi>{seller.legalName}</bdi> },
    { key: 'iban', header: t('iban_of'), cell: ({ iban }) => <Iban iban={iban} /> },
    { key: 'asked', header: t('requested'), cell: ({ requestedAt }) => formatDateTime(instant(requestedAt), locale) },
    { key: 'reference', header: t('reference'), cell: ({ bankReference }) => <bdi dir="ltr">{bankReference}</bdi> },
  ]
  return (
    <DataTable caption={t('payouts_title')} columns={columns} rows={payouts} rowKey={({ id }) => id} density="dense" />
  )
}

function PayoutAction({ payout }: { payout: PayoutCase }) {
  switch (payout.status) {
    case 'requested':
      return <SendPayout payout={payout} />
    case 'sent':
      return <ConfirmPayout payout={payout} />
    case 'paid':
      return null
  }
}
