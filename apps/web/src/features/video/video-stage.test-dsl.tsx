import { foldShow } from '@dallal/client'
import { isLocale, messagesFor } from '@dallal/i18n'
import { NextIntlClientProvider } from 'next-intl'
import { useRef } from 'react'
import { createRoot } from 'react-dom/client'
import { LiveProvider } from '#features/live/LiveProvider.tsx'
import { useTopic } from '#features/live/use-topic.ts'
import { RoomVideo } from '#features/room/RoomVideo.tsx'
import { videoView } from '#features/room/video-view.ts'
import { Preview } from '#features/run/Preview.tsx'
import { useCamera } from '#features/run/use-camera.ts'
import { usePublishing } from './use-publishing.ts'
import { useWatching } from './use-watching.ts'

/**
 * The parts of two pages that have to do with video, for stories in a real browser against a real server: the preview of who
 * runs a show, and the picture in its room. `?show=ID&as=seller|viewer&locale=ar|en`.
 */
const asked = new URL(window.location.href).searchParams
const show = asked.get('show') ?? ''
const locale = asked.get('locale') ?? ''

function useStreaming(): boolean {
  return useTopic('show', show, foldShow)?.streaming ?? false
}

function SellersPreview() {
  const camera = useCamera(true)
  const stream = camera.state.kind === 'on' ? camera.state.stream : null
  const publishing = usePublishing({ show, stream, isOver: false, streaming: useStreaming() })
  return <Preview camera={camera} publishing={publishing} level={0} isLive />
}

function ViewersPicture() {
  const video = useRef<HTMLVideoElement>(null)
  const streaming = useStreaming()
  const { receiving, hadPicture, retry } = useWatching(video, show, true, streaming)
  const view = videoView(streaming, receiving, hadPicture)
  return <RoomVideo videoRef={video} view={view} cover={null} isMuted onRetry={retry} />
}

const place = document.querySelector('main')
if (place && isLocale(locale)) {
  createRoot(place).render(
    <NextIntlClientProvider locale={locale} messages={messagesFor(locale)} timeZone="Asia/Riyadh">
      <LiveProvider person={null}>
        {asked.get('as') === 'seller' ? <SellersPreview /> : <ViewersPicture />}
      </LiveProvider>
    </NextIntlClientProvider>,
  )
}
