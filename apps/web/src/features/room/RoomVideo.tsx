'use client'

import type { Image } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import { type RefObject, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { cn } from '#ui/cn.ts'
import { pictureUrl } from '#ui/ProductPicture.tsx'
import { Spinner } from '#ui/Spinner.tsx'
import type { VideoView } from './video-view.ts'

export interface RoomVideoProps {
  videoRef: RefObject<HTMLVideoElement | null>
  view: VideoView
  cover: Image | null
  isMuted: boolean
  /** Asks for the video at once. */
  onRetry: () => void
}

/**
 * The seller's picture: never mirrored, its middle never covered. A picture as tall as the place fills it; a wide one is
 * shown whole on the cover out of focus, because what is sold may stand at its edge.
 */
export function RoomVideo({ videoRef, view, cover, isMuted, onRetry }: RoomVideoProps) {
  const t = useTranslations('room')
  const [isWide, setIsWide] = useState(false)
  const isSeen = view === 'live' || view === 'reconnecting'
  return (
    <div className="absolute inset-0 overflow-hidden bg-scrim" data-video={view}>
      {cover && (
        <img
          src={pictureUrl(cover, cover.widths[0] ?? cover.width)}
          alt=""
          className="absolute inset-0 size-full scale-110 object-cover opacity-60 blur-2xl"
        />
      )}
      {/* A live picture has no words of its own that captions could be made of. */}
      <video
        ref={videoRef}
        aria-label={t('video')}
        muted={isMuted}
        autoPlay
        playsInline
        onResize={({ currentTarget: { videoWidth, videoHeight } }) => setIsWide(videoWidth > videoHeight)}
        onLoadedMetadata={({ currentTarget: { videoWidth, videoHeight } }) => setIsWide(videoWidth > videoHeight)}
        className={cn(
          'absolute inset-0 size-full',
          isWide ? 'object-contain' : 'object-cover lg:object-contain',
          !isSeen && 'invisible',
        )}
      />
      <div
        aria-hidden="true"
        className="absolute inset-0 bg-linear-to-b from-scrim/60 via-transparent via-25% to-scrim/70 lg:to-transparent"
      />
      <VideoWords view={view} onRetry={onRetry} />
    </div>
  )
}

/** What the place says while there is no fresh picture. */
function VideoWords({ view, onRetry }: Pick<RoomVideoProps, 'view' | 'onRetry'>) {
  const t = useTranslations('room')
  const common = useTranslations('common')
  if (view === 'live') return null
  if (view === 'reconnecting') {
    return (
      <p
        role="status"
        className="absolute inset-x-0 top-20 bg-saffron px-4 py-1 text-center font-medium text-on-saffron text-sm"
      >
        {t('video_reconnecting')}
      </p>
    )
  }
  return (
    <div
      role="status"
      className="absolute inset-x-6 top-[30%] z-10 flex flex-col items-center gap-2 text-center text-on-scrim"
    >
      {view === 'connecting' && <Spinner className="size-7" />}
      <p className="font-semibold text-lg">{t(`video_${view}`)}</p>
      {view !== 'connecting' && <p className="max-w-[40ch] text-balance opacity-90">{t(`video_${view}_body`)}</p>}
      {view === 'full' && <Button onClick={onRetry}>{common('retry')}</Button>}
    </div>
  )
}
