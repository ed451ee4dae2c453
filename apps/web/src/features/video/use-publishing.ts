'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { browserApi } from '#shell/browser-api.ts'
import type { KeptStream, StreamState } from './keep-stream.ts'
import { publishStream, type SentHealth } from './publish-stream.ts'

export interface Publishing {
  readonly state: StreamState
  readonly sent: SentHealth | null
  /** Sends at once, instead of in a while; from here again, when another page had taken over. */
  send(): void
}

export interface PublishingOptions {
  readonly show: string
  readonly stream: MediaStream | null
  readonly isOver: boolean
  readonly streaming: boolean
}

const OFF: Omit<Publishing, 'send'> = { state: 'stopped', sent: null }

/**
 * Sends a stream as the show's video for as long as there is one; before the show goes live nobody can watch it. `streaming` is
 * what the room hears of it: when that ends while we still send, we send anew at once.
 */
export function usePublishing({ show, stream, isOver, streaming }: PublishingOptions): Publishing {
  const [publishing, setPublishing] = useState(OFF)
  const keeping = useRef<KeptStream | null>(null)

  useEffect(() => {
    if (!stream || isOver) return
    const kept = publishStream({
      stream,
      grant: () => browserApi.media.publishGrant({ show }),
      onState: (state) => setPublishing(({ sent }) => ({ state, sent: state === 'elsewhere' ? null : sent })),
      onHealth: (sent) => setPublishing((before) => ({ ...before, sent })),
    })
    keeping.current = kept
    return () => {
      keeping.current = null
      kept.stop()
      setPublishing(OFF)
    }
  }, [show, stream, isOver])

  const wasStreaming = useRef(false)
  useEffect(() => {
    if (wasStreaming.current && !streaming) keeping.current?.renew()
    wasStreaming.current = streaming
  }, [streaming])

  const send = useCallback(() => keeping.current?.wake(), [])
  return { ...publishing, send }
}
