'use client'

import { instant } from '@dallal/kernel'
import { useTranslations } from 'next-intl'
import { ShowDay } from '#features/shop/ShowState.tsx'
import { showMoment } from '#features/shop/show-moment.ts'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { Button } from '#ui/Button.tsx'
import { Countdown } from '#ui/Countdown.tsx'
import type { RoomState } from './room-state.ts'
import { Shelf } from './Shelf.tsx'
import { StillRoom } from './StillRoom.tsx'
import type { RoomGiven } from './use-room.ts'

/** A show to come: when it begins and what will be in it. The room opens by itself when the seller goes live. */
export function UpcomingRoom({ given, state }: { given: RoomGiven; state: RoomState }) {
  const t = useTranslations('room')
  const { show, drawnAt, person } = given
  const moment = showMoment({ ...show, status: 'scheduled' }, instant(drawnAt))
  return (
    <StillRoom show={show} listTitle={t('shelf')} list={<Shelf lots={state.lots} currentId={null} />}>
      {moment.kind === 'counting' && (
        <>
          <p className="font-semibold text-2xl">
            <ShowDay startsAt={moment.startsAt} />
          </p>
          <p className="rounded-chip bg-raised px-4 py-1 text-lg">
            <Countdown until={moment.startsAt} serverNow={drawnAt} />
          </p>
        </>
      )}
      {moment.kind === 'due' && <p className="font-semibold text-xl">{t('upcoming_soon')}</p>}
      {moment.kind === 'undated' && <p className="font-semibold text-xl">{t('upcoming_no_time')}</p>}
      <p className="max-w-[52ch] text-soft">{t('upcoming_body')}</p>
      {person && (
        <Button asChild variant="quiet">
          <Link href={paths.topUp}>{t('top_up_before')}</Link>
        </Button>
      )}
    </StillRoom>
  )
}
