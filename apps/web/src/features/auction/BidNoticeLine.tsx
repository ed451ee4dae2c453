'use client'

import { isRefusalCode } from '@dallal/client'
import { formatMoney } from '@dallal/i18n'
import { never } from '@dallal/kernel'
import { CircleAlert, Info } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRefusalWords } from '#ui/RefusalNotice.tsx'
import type { BidNotice } from './bidding.ts'

/** What came of one's last press, in words beside the button. Money is never told in passing: it stays until it is old. */
export function BidNoticeLine({ notice }: { notice: BidNotice | null }) {
  const words = useNoticeWords(notice)
  const isInfo = notice?.kind === 'unsure'
  const Icon = isInfo ? Info : CircleAlert
  return (
    // Always there, as words in a region that has only just come are not read out; while empty it takes no place.
    <div role="status" className="empty:absolute">
      {words && (
        <p className="flex animate-appear items-start gap-2 rounded-field bg-saffron-wash px-3 py-2 text-sm">
          <Icon aria-hidden="true" strokeWidth={1.75} className="mt-0.5 size-5 shrink-0 text-saffron-text" />
          {words}
        </p>
      )}
    </div>
  )
}

function useNoticeWords(notice: BidNotice | null): string | null {
  const t = useTranslations('lot')
  const locale = useLocale()
  const refusalWords = useRefusalWords()
  if (notice === null) return null
  switch (notice.kind) {
    case 'unsure':
      return t('bid_unsure', { amount: formatMoney(notice.amount, locale) })
    case 'unanswered':
      return t('bid_unanswered')
    case 'refused': {
      const { code, facts } = notice.refusal
      return refusalWords(isRefusalCode(code) ? { code, ...facts } : null)
    }
    case 'moved':
      return t('price_moved', { amount: formatMoney(notice.to, locale) })
    case 'outbid':
      return t('outbid_at', { amount: formatMoney(notice.price, locale) })
    default:
      return never(notice)
  }
}
