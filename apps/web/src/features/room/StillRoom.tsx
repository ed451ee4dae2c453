'use client'

import type { Show } from '@dallal/contract'
import type { ReactNode } from 'react'
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
      <div className="flex flex-col lg:min-h-0">
        <div className="relative h-[42dvh] overflow-hidden bg-scrim lg:h-auto lg:min-h-0 lg:grow">
          {cover && (
            <img
              src={pictureUrl(cover, cover.widths.at(-1) ?? cover.width)}
              alt=""
              className="absolute inset-0 size-full object-cover"
            />
          )}
          <div
            aria-hidden="true"
            className="absolute inset-x-0 top-0 h-28 bg-linear-to-b from-scrim/75 to-transparent"
          />
          <div className="absolute inset-x-0 top-0">
            <RoomHeader show={show} viewers={0} isLive={false} />
          </div>
        </div>
        <div className="flex flex-col items-start gap-3 px-5 py-6 lg:border-line lg:border-t lg:p-8">{children}</div>
      </div>
      <section
        aria-label={listTitle}
        className="relative border-line px-5 py-6 max-lg:border-t lg:overflow-y-auto lg:border-s"
      >
        <h2 className="mb-2 font-semibold text-xl">{listTitle}</h2>
        {list}
      </section>
    </div>
  )
}
