'use client'

import { LayoutList, Volume2, VolumeX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { LotPanel } from '#features/auction/LotPanel.tsx'
import { useChat } from '#features/chat/use-chat.ts'
import { useWatching } from '#features/video/use-watching.ts'
import { paths } from '#shell/paths.ts'
import { Sheet } from '#ui/Sheet.tsx'
import { BetweenLots } from './BetweenLots.tsx'
import { LineNotice } from './LineNotice.tsx'
import { RailButton } from './RailButton.tsx'
import { RoomChat } from './RoomChat.tsx'
import { RoomHeader } from './RoomHeader.tsx'
import { RoomVideo } from './RoomVideo.tsx'
import { lotsLeft, type RoomState, withLot } from './room-state.ts'
import { Shelf } from './Shelf.tsx'
import type { Room, RoomGiven } from './use-room.ts'
import { useRoomKeys } from './use-room-keys.ts'
import { videoView } from './video-view.ts'

const icon = { 'aria-hidden': true, strokeWidth: 1.75 } as const

/**
 * A show while it is on. On a phone the video fills what the lot leaves free, with the chat over its foot; on a desk the
 * shelf, the video with the lot below it and the chat stand side by side.
 */
export function LiveRoom({
  given,
  room,
  state,
}: {
  given: RoomGiven
  room: Room
  state: RoomState & { kind: 'live' }
}) {
  const t = useTranslations('room')
  const words = useTranslations('show')
  const { show, person } = given
  const returnTo = paths.show(show.id)
  const chat = useChat(show.id)
  const video = useRef<HTMLVideoElement>(null)
  const writing = useRef<HTMLInputElement>(null)
  const panel = useRef<HTMLElement>(null)
  const [isMuted, setIsMuted] = useState(true)
  const [isShelfOpen, setIsShelfOpen] = useState(false)
  const [isCustomOpen, setIsCustomOpen] = useState(false)
  const { receiving, hadPicture, retry } = useWatching(video, show.id, true, state.streaming)
  const view = videoView(state.streaming, receiving, hadPicture)

  // What has to do with money only where one's attention is.
  useRoomKeys(
    {
      b: () => panel.current?.querySelector<HTMLElement>('[data-bid]')?.click(),
      c: () => setIsCustomOpen(true),
    },
    panel,
  )
  useRoomKeys({
    m: () => setIsMuted((before) => !before),
    '/': () => writing.current?.focus(),
    escape: () => setIsCustomOpen(false),
  })

  const { current } = room
  const lots = withLot(state.lots, current?.watched.lot ?? null)
  const shelf = <Shelf lots={lots} currentId={state.current?.id ?? null} />
  return (
    <div className="grid h-full grid-cols-1 grid-rows-[minmax(0,1fr)_auto] lg:grid-cols-[20rem_minmax(0,1fr)_22rem]">
      <div className="relative col-start-1 row-start-1 min-h-0 overflow-hidden lg:col-start-2">
        <RoomVideo videoRef={video} view={view} cover={show.cover} isMuted={isMuted} onRetry={retry} />
        <div className="absolute inset-x-0 top-0">
          <RoomHeader show={show} viewers={room.viewers} isLive />
        </div>
        <div className="absolute end-2 bottom-3 z-20 flex flex-col gap-3 lg:end-4">
          <RailButton label={words(isMuted ? 'sound_on' : 'sound_off')} onClick={() => setIsMuted(!isMuted)}>
            {isMuted ? <VolumeX {...icon} /> : <Volume2 {...icon} />}
          </RailButton>
          <RailButton
            label={t('shelf')}
            count={lotsLeft(lots)}
            onClick={() => setIsShelfOpen(true)}
            className="lg:hidden"
          >
            <LayoutList {...icon} />
          </RailButton>
        </div>
      </div>
      <aside
        aria-label={t('shelf')}
        className="relative hidden min-h-0 overflow-y-auto border-line border-e p-4 lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:block"
      >
        <h2 className="mb-1 font-semibold text-lg">{t('shelf')}</h2>
        <p className="mb-2 text-sm text-soft">{t('shelf_left', { count: lotsLeft(lots) })}</p>
        {shelf}
      </aside>
      <div className="z-10 col-start-1 row-start-1 min-h-0 self-end p-3 pe-20 lg:col-start-3 lg:row-span-2 lg:self-stretch lg:border-line lg:border-s lg:p-0">
        <RoomChat chat={chat} isSignedIn={person !== null} returnTo={returnTo} inputRef={writing} />
      </div>
      <div className="col-start-1 row-start-2 flex flex-col gap-3 border-line border-t bg-page px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] lg:col-start-2 lg:p-5">
        <LineNotice />
        {current ? (
          <LotPanel
            {...current}
            returnTo={returnTo}
            isCustomOpen={isCustomOpen}
            onCustomOpenChange={setIsCustomOpen}
            panelRef={panel}
            next={state.next}
          />
        ) : (
          <BetweenLots next={state.next} isReading={state.current !== null} />
        )}
      </div>
      <Sheet title={t('shelf')} open={isShelfOpen} onOpenChange={setIsShelfOpen}>
        {shelf}
      </Sheet>
    </div>
  )
}
