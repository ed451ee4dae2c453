'use client'

import type { PublicLot } from '@dallal/auction'
import { useTranslations } from 'next-intl'
import { useServerNow } from '#features/live/use-server-now.ts'
import { cn } from '#ui/cn.ts'
import type { Urgency } from './lot-card-state.ts'
import { ringOf } from './ring.ts'

const LOOKS: Record<Urgency, string> = {
  calm: 'text-indigo',
  soft_close: 'text-saffron drop-shadow-[0_0_6px_var(--color-saffron)]',
  last_seconds: 'text-pomegranate drop-shadow-[0_0_6px_var(--color-pomegranate)]',
  deciding: 'text-edge',
}

/** What is left of an open lot, by the server's clock. The digits are ink; the ring beside them carries the colour. */
export function RingTimer({ lot, urgency, className }: { lot: PublicLot; urgency: Urgency; className?: string }) {
  const t = useTranslations('common')
  const now = useServerNow(100, lot.status === 'open')
  const { dash, offset, digits } = ringOf((lot.closesAt ?? now) - now, lot.rules.durationMs)
  return (
    <div
      role="timer"
      aria-label={t('time_left')}
      className={cn('relative inline-flex size-16 shrink-0 items-center justify-center', className)}
    >
      <svg
        viewBox="0 0 64 64"
        aria-hidden="true"
        className={cn('absolute inset-0 size-full -rotate-90', LOOKS[urgency])}
      >
        <circle cx="32" cy="32" r="28" fill="none" strokeWidth="5" className="stroke-line" />
        {dash > 0 && (
          <circle
            cx="32"
            cy="32"
            r="28"
            fill="none"
            stroke="currentColor"
            strokeWidth="5"
            strokeLinecap="round"
            pathLength={1}
            strokeDasharray={`${dash} 1`}
            strokeDashoffset={offset}
          />
        )}
      </svg>
      <bdi
        dir="ltr"
        className={cn('font-semibold text-ink tabular-nums leading-none', digits.length > 2 ? 'text-base' : 'text-xl')}
      >
        {digits || '…'}
      </bdi>
    </div>
  )
}
