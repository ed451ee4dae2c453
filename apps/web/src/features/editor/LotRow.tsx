'use client'

import type { LotSummary } from '@dallal/contract'
import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Badge, StatusChip, type Tone } from '#ui/Badge.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { Money } from '#ui/Money.tsx'
import { ProductPicture } from '#ui/ProductPicture.tsx'
import type { Way } from './lot-order.ts'
import { RuleWords } from './RuleWords.tsx'

const icon = { 'aria-hidden': true, strokeWidth: 1.75 } as const
const TONES: Record<LotSummary['status'], Tone> = {
  queued: 'quiet',
  open: 'live',
  sold: 'good',
  unsold: 'quiet',
  void: 'danger',
}

export interface LotRowProps {
  lot: LotSummary
  /** It comes up next unless another one is started. */
  isNext: boolean
  /** Null where a lot may only be looked at. */
  tools: {
    canMove: (way: Way) => boolean
    onMove: (way: Way) => void
    onEdit: () => void
    onRemove: () => void
  } | null
}

/** A lot in its seller's list, with what can still be done to it. */
export function LotRow({ lot, isNext, tools }: LotRowProps) {
  const t = useTranslations('editor')
  const words = useTranslations('lot')
  const number = `${lot.number}`
  const isPriced = lot.status !== 'queued' && lot.price !== null
  const priceWord = lot.status === 'open' ? 'price_now' : 'closing_price'
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 p-3 md:p-4">
      <ProductPicture image={lot.product.image} alt="" sizes="56px" className="size-14 shrink-0 rounded-field" />
      <div className="min-w-0 flex-1 basis-44">
        <Bilingual words={lot.product.title} className="line-clamp-2 font-medium" />
        <p className="text-sm text-soft">
          <span>{words('lot_number', { number })}</span>
          <span aria-hidden="true"> · </span>
          <RuleWords rules={lot} />
        </p>
        {isNext && <Badge tone="choice">{words('next_up')}</Badge>}
      </div>
      <div className="flex w-28 flex-col items-end text-end max-sm:me-auto max-sm:w-auto max-sm:items-start max-sm:text-start">
        <span className="text-sm text-soft">{t(isPriced ? priceWord : 'start_price')}</span>
        <Money amount={isPriced ? (lot.price ?? lot.startPrice) : lot.startPrice} size="strong" />
      </div>
      {tools ? (
        <div className="flex max-sm:ms-auto">
          {(['up', 'down'] as const).map((way) => (
            <IconButton
              key={way}
              className="size-10"
              data-move={`${lot.id} ${way}`}
              label={t(way === 'up' ? 'move_up' : 'move_down', { number })}
              disabled={!tools.canMove(way)}
              onClick={() => tools.onMove(way)}
            >
              {way === 'up' ? <ArrowUp {...icon} /> : <ArrowDown {...icon} />}
            </IconButton>
          ))}
          <IconButton className="size-10" label={t('edit_lot', { number })} onClick={tools.onEdit}>
            <Pencil {...icon} />
          </IconButton>
          <IconButton className="size-10" label={t('remove_lot', { number })} onClick={tools.onRemove}>
            <Trash2 {...icon} />
          </IconButton>
        </div>
      ) : (
        <StatusChip tone={TONES[lot.status]}>{words(`status_${lot.status}`)}</StatusChip>
      )}
    </li>
  )
}
