'use client'

import type { BidButton } from '@dallal/client'
import { formatMoney } from '@dallal/i18n'
import { assert, type Money, sameMoney } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { Button } from '#ui/Button.tsx'
import { cn } from '#ui/cn.ts'
import { Spinner } from '#ui/Spinner.tsx'
import { useAmountRead } from './use-amount-read.ts'
import type { Bids } from './use-bidding.ts'

export interface PressToBidProps {
  button: PressState
  bids: Bids
  /** An amount chosen by hand; null for the minimum. */
  chosen: Money | null
  className: string
}

/** The states of a button; the others are ways to somewhere else. */
export type PressState = Exclude<BidButton, { kind: 'needsSetup' | 'needsFunds' }>

/**
 * One button through all its states, so that whoever is at it by keyboard or screen reader stays at it: what cannot be pressed
 * now says so, keeps its name and its focus, and takes no press.
 */
export function PressToBid({ button, bids, chosen, className }: PressToBidProps) {
  const face = useFace(button, bids)
  const amount = amountOn(button)
  const amountRead = useAmountRead(bids.lot.id, amount, bids.serverNow)
  // What stood on the button when the finger came down; null while none is down.
  const finger = useRef<{ on: Money | null } | null>(null)

  function press(): void {
    const pressed = finger.current
    finger.current = null
    if (button.kind === 'late') bids.readRefusal()
    if (amount === null) return
    // What one chose by hand is no surprise, however new it is.
    const isOwnWish = chosen !== null && sameMoney(chosen, amount)
    bids.press(
      // The keyboard has no finger that came down before: what stands there now is what was read.
      { shown: amount, read: isOwnWish ? amount : amountRead(), pressed: pressed ? pressed.on : amount },
      button.kind === 'confirmBig' ? 'confirm' : 'bid',
    )
  }
  return (
    <Button
      data-bid
      data-testid={button.kind === 'leading' ? 'bid-leading' : undefined}
      variant={face.variant}
      className={cn(className, face.look)}
      aria-disabled={amount === null && button.kind !== 'late'}
      aria-busy={button.kind === 'sending'}
      aria-label={face.name}
      // In the sheet of a chosen amount letters are the sheet's.
      aria-keyshortcuts={chosen === null ? 'B' : undefined}
      onPointerDown={() => {
        finger.current = { on: amount }
      }}
      onPointerCancel={() => {
        finger.current = null
      }}
      onKeyDown={ignoreRepeats}
      onClick={press}
    >
      {face.words}
    </Button>
  )
}

/** A key that is held down presses once. */
function ignoreRepeats(event: KeyboardEvent): void {
  if (event.repeat && event.key !== 'Tab') event.preventDefault()
}

function amountOn(button: PressState): Money | null {
  if (button.kind === 'ready' || button.kind === 'confirmBig') return button.amount
  return button.kind === 'outbid' ? button.next : null
}

interface Face {
  readonly variant: 'commit' | 'quiet'
  readonly words: ReactNode
  /** Told instead of the words, where they alone do not tell the state. */
  readonly name?: string
  readonly look?: string
}

const STANDING = 'cursor-default active:scale-100'

function useFace(button: PressState, { bidding }: Bids): Face {
  const t = useTranslations('lot')
  const locale = useLocale()
  const inWords = (amount: Money) => ({ amount: formatMoney(amount, locale) })
  switch (button.kind) {
    case 'ready': {
      const isConfirmed = bidding.confirmed !== null && sameMoney(bidding.confirmed.amount, button.amount)
      return { variant: 'commit', words: t(isConfirmed ? 'bid_confirm' : 'bid_now', inWords(button.amount)) }
    }
    case 'outbid':
      return { variant: 'commit', words: t('bid_now', inWords(button.next)) }
    case 'confirmBig':
      return {
        variant: 'quiet',
        words: t('bid_now', inWords(button.amount)),
        look: 'border-2 border-saffron font-semibold hover:border-saffron',
      }
    case 'sending': {
      const { sending } = bidding
      assert(sending, 'a bid that is on its way has an amount')
      return {
        variant: 'commit',
        name: t('bid_sending', inWords(sending.amount)),
        look: cn(STANDING, 'aria-disabled:cursor-progress aria-disabled:opacity-100'),
        words: (
          <>
            {/* Most answers come within the grace, and then nothing ever turned. */}
            <span className="inline-flex animate-veil [animation-delay:150ms] [animation-fill-mode:backwards]">
              <Spinner />
            </span>
            {t('bid_now', inWords(sending.amount))}
          </>
        ),
      }
    }
    case 'leading':
      return {
        variant: 'quiet',
        words: t('you_lead_held', inWords(button.held)),
        look: cn(
          STANDING,
          'border-2 border-palm bg-palm-wash py-2 text-base hover:border-palm hover:text-ink',
          'aria-disabled:cursor-default aria-disabled:opacity-100',
        ),
      }
    case 'late':
      return { variant: 'quiet', words: t('late_back') }
    default:
      return {
        variant: 'quiet',
        words: button.kind === 'waiting' ? t(`wait_${button.why}`) : t('bidding_closed'),
        look: cn(STANDING, 'text-base hover:border-edge hover:text-ink'),
      }
  }
}
