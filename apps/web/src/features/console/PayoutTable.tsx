'use client'

import type { PayoutCase } from '@dallal/contract'
import { formatDateTime } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { StatusChip, type Tone } from '#ui/Badge.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Money } from '#ui/Money.tsx'
import { Notice } from '#ui/Notice.tsx'
import { ConfirmPayout } from './ConfirmPayout.tsx'
import { FailPayout } from './FailPayout.tsx'
import { Iban } from './Iban.tsx'
import type { PayoutStepProps } from './payout-step.ts'
import { SendPayout } from './SendPayout.tsx'

const TONES: Record<PayoutCase['status'], Tone> = { requested: 'money', sent: 'choice', paid: 'good', failed: 'danger' }

export interface PayoutTableProps {
  payouts: readonly PayoutCase[]
  /** Stands in place of the rows when there are none. */
  empty: ReactNode
}

/** Money asked for by sellers, each with the next step towards their bank. */
export function PayoutTable({ payouts, empty }: PayoutTableProps) {
  const t = useTranslations('console')
  const common = useTranslations('common')
  const locale = useLocale()
  const [done, setDone] = useState<string | null>(null)
  const columns: Column<PayoutCase>[] = [
    { key: 'seller', header: t('seller'), wraps: true, cell: ({ seller }) => <Payee seller={seller} /> },
    { key: 'amount', header: t('amount'), align: 'end', cell: ({ amount }) => <Money amount={amount} size="strong" /> },
    {
      key: 'status',
      header: common('status'),
      cell: (payout) => (
        <div className="flex flex-col items-start gap-2 py-1">
          <StatusChip tone={TONES[payout.status]}>{t(`payout_status_${payout.status}`)}</StatusChip>
          <PayoutAction payout={payout} onDone={setDone} />
        </div>
      ),
    },
    { key: 'iban', header: t('iban_of'), cell: (payout) => <AtTheBank payout={payout} /> },
    {
      key: 'asked',
      header: t('requested'),
      wraps: true,
      cell: ({ requestedAt }) => formatDateTime(instant(requestedAt), locale),
    },
  ]
  return (
    <div className="flex flex-col gap-4">
      {done !== null && (
        <Notice tone="good" announce>
          {done}
        </Notice>
      )}
      <DataTable
        caption={t('payouts_title')}
        columns={columns}
        rows={payouts}
        rowKey={({ id }) => id}
        density="dense"
        empty={empty}
      />
    </div>
  )
}

/** The shop, and below it who the bank knows. */
function Payee({ seller: { shopName, legalName } }: Pick<PayoutCase, 'seller'>) {
  return (
    <>
      <div className="font-medium">
        <bdi>{shopName}</bdi>
      </div>
      <div className="text-soft">
        <bdi>{legalName}</bdi>
      </div>
    </>
  )
}

/** The account, and below it the bank's reference once the bank has the order. */
function AtTheBank({ payout: { iban, bankReference } }: { payout: PayoutCase }) {
  const t = useTranslations('console')
  return (
    <>
      <Iban iban={iban} />
      {bankReference !== null && (
        <div className="text-soft">
          {t('reference')} <bdi dir="ltr">{bankReference}</bdi>
        </div>
      )}
    </>
  )
}

function PayoutAction({ payout, onDone }: PayoutStepProps) {
  switch (payout.status) {
    case 'requested':
      return (
        <div className="flex flex-wrap gap-2">
          <SendPayout payout={payout} onDone={onDone} />
          <FailPayout payout={payout} onDone={onDone} />
        </div>
      )
    case 'sent':
      return (
        <div className="flex flex-wrap gap-2">
          <ConfirmPayout payout={payout} onDone={onDone} />
          <FailPayout payout={payout} onDone={onDone} />
        </div>
      )
    case 'failed':
      return <div className="max-w-[28ch] whitespace-normal text-soft text-sm">{payout.failureReason}</div>
    case 'paid':
      return null
  }
}
