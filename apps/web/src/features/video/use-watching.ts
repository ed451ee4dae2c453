'use client'

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { browserApi } from '#shell/browser-api.ts'
import type { KeptStream, StreamState } from './keep-stream.ts'
import { watchStream } from './watch-stream.ts'

export interface Watching {
  readonly receiving: StreamState | null
  /** Whether a picture was ever there: then the last one stays while the stream is away. */
  readonly hadPicture: boolean
  /** Asks for the video at once instead of in a while. */
  retry(): void
}

const NOT_BEGUN: Omit<Watching, 'retry'> = { receiving: null, hadPicture: false }

/**
 * Receives a live show's video into the element. It begins when the seller's stream does, and looks again at once whenever
 * the room says that there is video anew.
 */
export function useWatching(
  element: RefObject<HTMLVideoElement | null>,
  show: string,
  isLive: boolean,
  streaming: boolean,
): Watching {
  const [watching, setWatching] = useState(NOT_BEGUN)
  const [begun, setBegun] = useState(false)
  const kept = useRef<KeptStream | null>(null)

  useEffect(() => {
    if (!streaming) return
    setBegun(true)
    kept.current?.wake()
  }, [streaming])

  useEffect(() => {
    const video = element.current
    if (!begun || !isLive || !video) return
    const stream = watchStream({
      element: video,
      grant: () => browserApi.media.watchGrant({ show }),
      onState: (receiving) =>
        setWatching((before) => ({ receiving, hadPicture: before.hadPicture || receiving === 'live' })),
    })
    kept.current = stream
    const onVisible = () => {
      if (document.visibilityState === 'visible') stream.wake()
    }
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      document.removeEventListener('visibilitychange', onVisible)
      kept.current = null
      stream.stop()
    }
  }, [element, show, isLive, begun])

  const retry = useCallback(() => kept.current?.wake(), [])
  return { ...watching, retry }
}
