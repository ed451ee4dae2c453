'use client'

import { useEffect, useState } from 'react'
import { browserApi } from '#shell/browser-api.ts'
import type { StreamState } from './keep-stream.ts'
import { publishStream, type SentHealth } from './publish-stream.ts'

export interface Publishing {
  readonly state: StreamState
  readonly sent: SentHealth | null
}

const OFF: Publishing = { state: 'stopped', sent: null }

/** Sends a stream as the show's video for as long as there is one; before the show goes live nobody can watch it. */
export function usePublishing(show: string, stream: MediaStream | null, isOver: boolean): Publishing {
  const [publishing, setPublishing] = useState(OFF)

  useEffect(() => {
    if (!stream || isOver) return
    const kept = publishStream({
      stream,
      grant: () => browserApi.media.publishGrant({ show }),
      onState: (state) => setPublishing((before) => ({ ...before, state })),
      onHealth: (sent) => setPublishing((before) => ({ ...before, sent })),
    })
    return () => {
      kept.stop()
      setPublishing(OFF)
    }
  }, [show, stream, isOver])

  return publishing
}
