'use client'

import { moneyFromWire } from '@dallal/contract'
import { sumMoney } from '@dallal/kernel'
import { useTranslations } from 'next-intl'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { Button } from '#ui/Button.tsx'
import { Money } from '#ui/Money.tsx'
import type { RoomState } from './room-state.ts'
import { Shelf } from './Shelf.tsx'
import { StillRoom } from './StillRoom.tsx'
import type { RoomGiven } from './use-room.ts'

/** A show that is over: what was sold, for how much. */
export function EndedRoom({ given: { show }, state }: { given: RoomGiven; state: RoomState }) {
  const t = useTranslations('room')
  const sold = state.lots.filter(({ status }) => status === 'sold')
  const sum = sumMoney(
    sold.flatMap(({ price }) => (price ? [moneyFromWire(price)] : [])),
    show.currency,
  )
  return (
    <StillRoom show={show} listTitle={t('results')} list={<Shelf lots={state.lots} currentId={null} />}>
      <p className="font-semibold text-2xl">{t('ended_title')}</p>
      <p className="text-lg text-soft">{t('ended_body', { sold: sold.length, total: `${state.lots.length}` })}</p>
      {sold.length > 0 && (
        <p className="flex flex-wrap items-baseline gap-x-3 rounded-card bg-raised px-5 py-2">
          <span className="text-soft">{t('ended_sum')}</span>
          <Money amount={sum} size="price" />
        </p>
      )}
      <p className="flex flex-wrap gap-3">
        <Button asChild>
          <Link href={paths.shows}>{t('other_shows')}</Link>
        </Button>
        <Button asChild variant="quiet">
          <Link href={paths.seller(show.seller.slug)}>{t('sellers_page')}</Link>
        </Button>
      </p>
    </StillRoom>
  )
}
