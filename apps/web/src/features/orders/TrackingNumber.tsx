'use client'

import type { Purchase } from '@dallal/contract'
import { Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { IconButton } from '#ui/IconButton.tsx'

/** Who carries the parcel and the number to ask them with, ready to be copied. */
export function TrackingNumber({ tracking }: { tracking: NonNullable<Purchase['tracking']> }) {
  const t = useTranslations('orders')
  async function copy() {
    await navigator.clipboard.writeText(tracking.number)
    toast.success(t('number_copied'))
  }
  return (
    <div className="flex items-center justify-between gap-3">
      <div className="min-w-0">
        <p>{t(`carrier_${tracking.carrier}`)}</p>
        <p className="font-semibold text-lg tabular-nums">
          <span className="sr-only">{t('tracking')} </span>
          <bdi dir="ltr" className="break-all">
            {tracking.number}
          </bdi>
        </p>
      </div>
      <IconButton label={t('copy_number')} onClick={copy}>
        <Copy aria-hidden="true" strokeWidth={1.75} />
      </IconButton>
    </div>
  )
}
