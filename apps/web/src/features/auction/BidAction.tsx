'use client'

import type { BidButton } from '@dallal/client'
import { formatMoney } from '@dallal/i18n'
import { formatDecimal, type Money, sameMoney } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { withParams } from '#shell/search-params.ts'
import { Button } from '#ui/Button.tsx'
import { cn } from '#ui/cn.ts'
import { Spinner } from '#ui/Spinner.tsx'
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

/** The button that bids. What it says and does is one state of facts; the amount on it is the one that is committed. */
export function BidAction({ bids, chosen = null, returnTo, className }: BidActionProps) {
  const t = useTranslations('lot')
  const locale = useLocale()
  const pressed = useRef<Money | null>(null)
  const button = bids.button(chosen)
  const look = cn(place, className)

  if (button.kind === 'needsSetup') {
    const to = button.missing === 'sign_in' ? paths.signIn : paths.address
    return (
      <Button asChild className={look}>
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
      <Button asChild variant="commit" className={look}>
        <Link href={withParams(paths.topUp, params)}>
          {t('top_up_to_bid', { amount: formatMoney(shortfall, locale) })}
        </Link>
      </Button>
    )
  }
  if (button.kind === 'late') {
    return (
      <Button variant="quiet" className={look} onClick={bids.readRefusal}>
        {t('late_back')}
      </Button>
    )
  }

  const amount = amountOn(button)
  if (amount === null) return <Standing button={button} bids={bids} className={look} />

  const words = formatMoney(amount, locale)
  const { confirmed } = bids.bidding
  const isConfirmed = button.kind === 'ready' && confirmed !== null && sameMoney(confirmed.amount, amount)
  function commit(): void {
    // The keyboard has no finger that came down before: what stands there now is what was read.
    const seen = pressed.current ?? amount
    pressed.current = null
    if (amount === null || seen === null) return
    if (button.kind === 'confirmBig') bids.confirm(amount)
    else bids.press(amount, seen)
  }
  return (
    <Button
      variant={button.kind === 'confirmBig' ? 'quiet' : 'commit'}
      className={cn(look, button.kind === 'confirmBig' && 'border-2 border-saffron font-semibold hover:border-saffron')}
      onPointerDown={() => {
        pressed.current = amount
      }}
      onPointerCancel={() => {
        pressed.current = null
      }}
      onClick={commit}
    >
      {isConfirmed ? t('bid_confirm', { amount: words }) : t('bid_now', { amount: words })}
    </Button>
  )
}

function amountOn(button: BidButton): Money | null {
  if (button.kind === 'ready' || button.kind === 'confirmBig') return button.amount
  return button.kind === 'outbid' ? button.next : null
}

/** The states in which there is nothing to press: leading, on its way, waiting, closed. */
function Standing({ button, bids, className }: { button: BidButton; bids: Bids; className: string }) {
  const t = useTranslations('lot')
  const locale = useLocale()
  const { sending } = bids.bidding
  if (button.kind === 'sending' && sending) {
    return (
      <Button variant="commit" disabled aria-busy className={className}>
        {/* Most answers come within the grace, and then nothing ever turned. */}
        <span className="inline-flex animate-veil [animation-delay:150ms] [animation-fill-mode:backwards]">
          <Spinner />
        </span>
        {t('bid_now', { amount: formatMoney(sending.amount, locale) })}
      </Button>
    )
  }
  if (button.kind === 'leading') {
    return (
      <p
        data-testid="bid-leading"
        className={cn(
          'inline-flex items-center justify-center rounded-field border-2 border-palm bg-palm-wash py-2 text-center font-medium leading-tight',
          className,
          'text-base',
        )}
      >
        {t('you_lead_held', { amount: formatMoney(button.held, locale) })}
      </p>
    )
  }
  return (
    <Button variant="quiet" disabled className={cn(className, 'text-base')}>
      {button.kind === 'waiting' ? t(`wait_${button.why}`) : t('bidding_closed')}
    </Button>
  )
}
