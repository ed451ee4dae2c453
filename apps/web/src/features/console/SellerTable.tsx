import type { SellerCase as Case } from '@dallal/contract'
import { formatDate } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { StatusChip, type Tone } from '#ui/Badge.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Iban } from './Iban.tsx'
import { SellerCase } from './SellerCase.tsx'

const TONES: Record<Case['status'], Tone> = { applied: 'money', verified: 'good', rejected: 'quiet' }

/** Who asked to sell, with what is compared at a glance. */
export function SellerTable({ sellers }: { sellers: readonly Case[] }) {
  const t = useTranslations('console')
  const words = useTranslations('seller')
  const common = useTranslations('common')
  const locale = useLocale()
  const columns: Column<Case>[] = [
    {
      key: 'shop',
      header: words('shop_name'),
      wraps: true,
      cell: ({ shopName }) => <bdi className="font-medium">{shopName}</bdi>,
    },
    {
      key: 'status',
      header: common('status'),
      cell: ({ status }) => <StatusChip tone={TONES[status]}>{words(`status_${status}`)}</StatusChip>,
    },
    { key: 'action', header: t('action'), cell: (seller) => <SellerCase seller={seller} /> },
    { key: 'legal', header: words('legal_name'), wraps: true, cell: ({ legalName }) => <bdi>{legalName}</bdi> },
    { key: 'country', header: common('country'), wraps: true, cell: ({ country }) => common(`country_${country}`) },
    { key: 'iban', header: t('iban_of'), cell: ({ iban }) => <Iban iban={iban} /> },
    {
      key: 'applied',
      header: t('applied_at'),
      wraps: true,
      cell: ({ appliedAt }) => formatDate(instant(appliedAt), locale),
    },
  ]
  return (
    <DataTable caption={t('sellers_title')} columns={columns} rows={sellers} rowKey={({ id }) => id} density="dense" />
  )
}
