'use client'

import type { Show } from '@dallal/contract'
import type { ReactNode } from 'react'
import { cn } from '#ui/cn.ts'
import { pictureUrl } from '#ui/ProductPicture.tsx'
import { RoomHeader } from './RoomHeader.tsx'

export interface StillRoomProps {
  show: Show
  /** What the show says of itself now. */
  children: ReactNode
  /** The title of the list below and the list. */
  listTitle: string
  list: ReactNode
}

/** A show that is not on: its cover, what there is to say, and its lots. */
export function StillRoom({ show, children, listTitle, list }: StillRoomProps) {
  const { cover } = show
  return (
    <div className="relative h-full overflow-y-auto lg:grid lg:grid-cols-[minmax(0,1fr)_26rem] lg:overflow-hidden">
      <div className="relative flex min-h-[60dvh] flex-col overflow-hidden bg-scrim lg:min-h-0">
        {cover && (
          <img
            src={pictureUrl(cover, cover.widths.at(-1) ?? cover.width)}
            alt=""
            className={cn('absolute inset-0 size-full object-cover')}
          />
        )}
        <div aria-hidden="true" className="absolute inset-0 bg-linear-to-b from-scrim/70 via-scrim/20 to-scrim/90" />
        <div className="relative">
          <RoomHeader show={show} viewers={0} isLive={false} />
        </div>
        <div className="relative mt-auto flex flex-col items-start gap-3 p-5 text-on-scrim lg:p-8">{children}</div>
      </div>
      <section aria-label={listTitle} className="relative px-5 py-6 lg:overflow-y-auto lg:border-line lg:border-s">
        <h2 className="mb-2 font-semibold text-xl">{listTitle}</h2>
        {list}
      </section>
    </div>
  )
}
