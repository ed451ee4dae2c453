'use client'

import { formatMoney } from '@dallal/i18n'
import { formatDecimal, type Money } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { withParams } from '#shell/search-params.ts'
import { Button } from '#ui/Button.tsx'
import { cn } from '#ui/cn.ts'
import { PressToBid } from './PressToBid.tsx'
import type { Bids } from './use-bidding.ts'

export interface BidActionProps {
  bids: Bids
  /** An amount chosen by hand; null for the minimum. */
  chosen?: Money | null
  /** Where one comes back to from signing in, the address or the wallet. */
  returnTo: string
  className?: string
}

const place = 'min-h-14 grow px-4 text-lg tabular-nums'

/**
 * The button that bids, or the way to what is missing for it. What it says and does is one state of facts; the amount on it is
 * the one that is committed. Keys find it by `data-bid`.
 */
export function BidAction({ bids, chosen = null, returnTo, className }: BidActionProps) {
  const t = useTranslations('lot')
  const locale = useLocale()
  const button = bids.button(chosen)
  const look = cn(place, className)

  if (button.kind === 'needsSetup') {
    const to = button.missing === 'sign_in' ? paths.signIn : paths.address
    return (
      <Button asChild data-bid className={look}>
        <Link href={withParams(to, { next: returnTo })}>
          {t(button.missing === 'sign_in' ? 'needs_sign_in' : 'needs_address')}
        </Link>
      </Button>
    )
  }
  if (button.kind === 'needsFunds') {
    const { shortfall } = button
    const params = { amount: formatDecimal(shortfall), currency: shortfall.currency, next: returnTo }
    return (
      <Button asChild data-bid variant="commit" className={look}>
        <Link href={withParams(paths.topUp, params)}>
          {t('top_up_to_bid', { amount: formatMoney(shortfall, locale) })}
        </Link>
      </Button>
    )
  }
  return <PressToBid button={button} bids={bids} chosen={chosen} className={look} />
}
