import type { Currency } from '@dallal/kernel'
import { useTranslations } from 'next-intl'
import { StatusChip } from '#ui/Badge.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Money } from '#ui/Money.tsx'
import { Stat } from '#ui/Stat.tsx'
import { AccountName } from './AccountName.tsx'
import { balanceOf, type TrialRow, trialSums } from './trial.ts'

/** Every kind of account of one currency with both its sides, and that both sides of all are the same. */
export function TrialTable({ rows, currency }: { rows: readonly TrialRow[]; currency: Currency }) {
  const t = useTranslations('console')
  const { debits, credits, areEqual } = trialSums(rows)
  if (rows.length === 0) return <p className="text-soft">{t('trial_none')}</p>
  const columns: Column<TrialRow>[] = [
    { key: 'code', header: t('account'), cell: (row) => <AccountName account={row} /> },
    { key: 'debits', header: t('debits'), align: 'end', cell: (row) => <Money amount={row.debits} /> },
    { key: 'credits', header: t('credits'), align: 'end', cell: (row) => <Money amount={row.credits} /> },
    {
      key: 'balance',
      header: t('balance'),
      align: 'end',
      cell: (row) => <Money amount={balanceOf(row)} size="strong" />,
    },
    { key: 'pending', header: t('pending'), align: 'end', cell: (row) => <Money amount={row.pending} /> },
    { key: 'accounts', header: t('accounts_count'), align: 'end', cell: (row) => row.accounts },
  ]
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-end gap-x-10 gap-y-4 rounded-card bg-raised p-5">
        <dl className="flex flex-wrap gap-x-10 gap-y-4">
          <Stat label={t('debits')} value={<Money amount={{ minor: debits, currency }} size="price" />} />
          <Stat label={t('credits')} value={<Money amount={{ minor: credits, currency }} size="price" />} />
        </dl>
        <StatusChip tone={areEqual ? 'good' : 'danger'} className="mb-1 text-sm">
          {t(areEqual ? 'sides_equal' : 'sides_differ')}
        </StatusChip>
      </div>
      <DataTable
        caption={t('trial_balance')}
        columns={columns}
        rows={rows}
        rowKey={({ code }) => code}
        density="dense"
      />
    </div>
  )
}
