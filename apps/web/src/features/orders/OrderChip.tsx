import type { Purchase } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import { StatusChip, type Tone } from '#ui/Badge.tsx'

const TONES: Record<Purchase['status'], Tone> = { paid: 'money', shipped: 'choice', received: 'good', settled: 'good' }

export function OrderChip({ status }: { status: Purchase['status'] }) {
  const t = useTranslations('orders')
  return <StatusChip tone={TONES[status]}>{t(`status_${status}`)}</StatusChip>
}
