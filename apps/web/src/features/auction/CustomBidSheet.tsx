'use client'

import { formatMoney } from '@dallal/i18n'
import { formatDecimal } from '@dallal/kernel'
import { Minus, Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { Money } from '#ui/Money.tsx'
import { MoneyInput } from '#ui/MoneyInput.tsx'
import { useRefusalWords } from '#ui/RefusalNotice.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { BidAction } from './BidAction.tsx'
import { BidNoticeLine } from './BidNoticeLine.tsx'
import { amountChips, readCustomAmount, stepAmount } from './custom-amount.ts'
import type { Bids } from './use-bidding.ts'

export interface CustomBidSheetProps {
  bids: Bids
  returnTo: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** An amount of one's own: typed, stepped or tapped. It bids by the same button as everywhere, and leaves when one leads. */
export function CustomBidSheet({ bids, returnTo, open, onOpenChange }: CustomBidSheetProps) {
  const t = useTranslations('lot')
  const { kind } = bids.button(null)
  const isOver = kind === 'closed' || kind === 'leading'

  // Once one leads or the lot has ended the wish is fulfilled or gone: the sheet must not open again by itself later.
  useEffect(() => {
    if (open && isOver) onOpenChange(false)
  }, [open, isOver, onOpenChange])

  return (
    <Sheet title={t('custom_title')} open={open && !isOver} onOpenChange={onOpenChange}>
      <CustomBid bids={bids} returnTo={returnTo} />
    </Sheet>
  )
}

function CustomBid({ bids, returnTo }: Pick<CustomBidSheetProps, 'bids' | 'returnTo'>) {
  const t = useTranslations('lot')
  const locale = useLocale()
  const refusalWords = useRefusalWords()
  const { lot, me } = bids
  const chips = amountChips(lot)
  const [typed, setTyped] = useState(() => formatDecimal((chips[0] ?? { amount: lot.startPrice }).amount))
  const read = readCustomAmount(typed, lot)
  const button = read.ok ? bids.button(read.amount) : null
  return (
    <div className="flex flex-col gap-5">
      <Field label={t('custom_amount')} error={!read.ok && typed !== '' ? refusalWords(read.refusal) : undefined}>
        <span className="flex items-start gap-2">
          <IconButton label={t('custom_less')} onClick={() => setTyped(stepAmount(typed, lot, -1))}>
            <Minus aria-hidden="true" strokeWidth={1.75} />
          </IconButton>
          <MoneyInput currency={lot.startPrice.currency} value={typed} onValueChange={setTyped} />
          <IconButton label={t('custom_more')} onClick={() => setTyped(stepAmount(typed, lot, 1))}>
            <Plus aria-hidden="true" strokeWidth={1.75} />
          </IconButton>
        </span>
      </Field>
      <ul className="grid grid-cols-3 gap-2">
        {chips.map(({ steps, amount }) => (
          <li key={steps}>
            <Button
              variant="quiet"
              full
              className="h-full flex-col gap-0.5 rounded-card px-2"
              onClick={() => setTyped(formatDecimal(amount))}
            >
              <Money amount={amount} size="strong" />
              <span className="font-normal text-soft text-xs">
                {steps === 0 ? t('chip_minimum') : t('chip_steps', { count: steps })}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-soft">
        {me.available && <span>{t('available_now', { amount: formatMoney(me.available, locale) })}</span>}
        {read.ok && <span>{t('bid_held_until', { amount: formatMoney(read.amount, locale) })}</span>}
      </p>
      {button?.kind === 'confirmBig' && <p className="text-saffron-text text-sm">{t('big_amount')}</p>}
      <BidNoticeLine notice={bids.notice} />
      {read.ok ? (
        <BidAction bids={bids} chosen={read.amount} returnTo={returnTo} />
      ) : (
        <Button variant="commit" size="lg" disabled>
          {t('bid_custom')}
        </Button>
      )}
    </div>
  )
}
