'use client'

import type { LotSummary } from '@dallal/contract'
import { formatMoney } from '@dallal/i18n'
import { useLocale, useTranslations } from 'next-intl'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import type { LotCardState } from './lot-card-state.ts'

/**
 * Tells a screen reader once of every change of price, leader or end. The words follow from the state alone, so that what
 * did not change is not said again; the seconds are never read.
 */
export function LotAnnouncer({ summary, state }: { summary: LotSummary; state: LotCardState }) {
  const words = useAnnouncement(summary, state)
  return (
    <VisuallyHidden>
      <span aria-live="polite" aria-atomic="true">
        {words}
      </span>
    </VisuallyHidden>
  )
}

function useAnnouncement(summary: LotSummary, state: LotCardState): string {
  const t = useTranslations('lot')
  const locale = useLocale()
  if (state.kind === 'queued') return ''
  if (state.kind === 'unsold') return t('unsold_body')
  if (state.kind === 'void') return state.reason === null ? t('void_body') : t(`void_${state.reason}`)
  const number = `${summary.number}`
  const amount = formatMoney(state.price, locale)
  if (state.kind === 'sold') {
    const { winner } = state
    return winner.who === 'me' ? t('you_won', { amount }) : t('sold_to_bidder', { alias: `${winner.alias}`, amount })
  }
  if (state.leading === null) return t('announce_opened', { number, amount })
  if (state.leading.who === 'me') return t('announce_mine', { number, amount })
  return t('announce_bid', { number, amount, alias: `${state.leading.alias}` })
}
