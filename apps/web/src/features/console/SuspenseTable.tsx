import type { KeptCharge } from '@dallal/contract'
import { formatDateTime, formatMoney } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Money } from '#ui/Money.tsx'

export interface SuspenseTableProps {
  charges: readonly KeptCharge[]
  /** Stands in place of the rows when there are none. */
  empty: ReactNode
}

/** Money from the gateway that is in no wallet, with all that is needed to find it there. To be read only. */
export function SuspenseTable({ charges, empty }: SuspenseTableProps) {
  const t = useTranslations('console')
  const locale = useLocale()
  const columns: Column<KeptCharge>[] = [
    { key: 'charge', header: t('gateway_charge'), cell: (kept) => <ChargeName kept={kept} /> },
    { key: 'amount', header: t('amount'), align: 'end', cell: (kept) => <Taken kept={kept} /> },
    { key: 'reason', header: t('reason'), wraps: true, cell: (kept) => <Why kept={kept} /> },
    {
      key: 'person',
      header: t('person'),
      wraps: true,
      cell: ({ person }) => (person ? <bdi>{person.name}</bdi> : t('person_unknown')),
    },
    { key: 'at', header: t('when'), wraps: true, cell: ({ at }) => formatDateTime(instant(at), locale) },
  ]
  return (
    <DataTable
      caption={t('suspense')}
      columns={columns}
      rows={charges}
      rowKey={({ id }) => id}
      density="dense"
      empty={empty}
    />
  )
}

/** The gateway's number, and below it what the gateway says it was for. */
function ChargeName({ kept: { charge, reference } }: { kept: KeptCharge }) {
  const t = useTranslations('console')
  return (
    <>
      <bdi dir="ltr" className="font-medium">
        {charge}
      </bdi>
      <div className="text-soft">{reference === '' ? t('reference_missing') : <bdi dir="ltr">{reference}</bdi>}</div>
    </>
  )
}

/** In the words of the gateway where the ledger has none: how many decimals a foreign currency has, only the gateway knows. */
function Taken({ kept: { amount, told } }: { kept: KeptCharge }) {
  const t = useTranslations('console')
  if (amount) return <Money amount={amount} size="strong" />
  return told && <bdi>{t('minor_units_of', { minor: told.minor, currency: told.currency })}</bdi>
}

function Why({ kept: { reason, topUp } }: { kept: KeptCharge }) {
  const t = useTranslations('console')
  const locale = useLocale()
  return (
    <>
      {t(`suspense_${reason}`)}
      {topUp && <div className="text-soft">{t('asked_for', { amount: formatMoney(topUp.amount, locale) })}</div>}
    </>
  )
}
