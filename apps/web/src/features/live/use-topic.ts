'use client'

import type { TopicEvent, TopicState } from '@dallal/client'
import type { TopicKind } from '@dallal/contract'
import { useEffect, useRef, useState } from 'react'
import { useLive } from './LiveProvider.tsx'

export type Topic<S> = { readonly state: S | null; readonly refused: string | null }

type Reading<K extends TopicKind, S> = {
  /** The state on the wire as this screen keeps it. */
  readonly begin: (state: TopicState<K>) => S
  /** The state after an event. Pure: it may be called more than once. */
  readonly fold: (state: S, event: TopicEvent<K>) => S
  /** Told of every event that came live, once, in order: for what happens beside the state. */
  readonly onEvent?: (event: TopicEvent<K>) => void
}

/** Follows a topic: its state, folded from every event after the first snapshot. `id` null follows nothing. */
export function useTopic<K extends TopicKind, S>(kind: K, id: string | null, reading: Reading<K, S>): Topic<S> {
  const { session } = useLive()
  const [topic, setTopic] = useState<Topic<S>>({ state: null, refused: null })
  const latest = useRef(reading)
  latest.current = reading

  useEffect(() => {
    setTopic({ state: null, refused: null })
    if (!session || id === null) return
    return session.subscribe(kind, id, (message) => {
      if (message.type === 'refused') {
        setTopic({ state: null, refused: message.code })
        return
      }
      if (message.type === 'state') {
        setTopic({ state: latest.current.begin(message.state), refused: null })
        return
      }
      latest.current.onEvent?.(message.event)
      setTopic((before) =>
        before.state === null ? before : { state: latest.current.fold(before.state, message.event), refused: null },
      )
    })
  }, [session, kind, id])

  return topic
}
