import type { LotSummary } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import { numbersRise } from './running-order.ts'

/** Says that the order counts, where the numbers of the lots to come do not follow it. */
export function RunningOrderNote({ lots }: { lots: readonly LotSummary[] }) {
  const t = useTranslations('lot')
  return numbersRise(lots) ? null : <p className="text-sm text-soft">{t('order_counts')}</p>
}
