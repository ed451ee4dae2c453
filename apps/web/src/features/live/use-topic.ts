'use client'

import type { TopicMessage } from '@dallal/client'
import type { TopicKind } from '@dallal/contract'
import { useEffect, useRef, useState } from 'react'
import { useLive } from './LiveProvider.tsx'

/** The state after one more message; null until there is one. Pure: it may be called more than once for a message. */
export type FoldTopic<K extends TopicKind, S> = (before: S | null, message: TopicMessage<K>) => S | null

/**
 * Follows a topic and keeps what `fold` makes of it; `id` null follows nothing. `heard` is told of each message once, in
 * order, for what happens beside the state. What was kept of another id is never shown under this one.
 */
export function useTopic<K extends TopicKind, S>(
  kind: K,
  id: string | null,
  fold: FoldTopic<K, S>,
  heard?: (message: TopicMessage<K>) => void,
): S | null {
  const { session } = useLive()
  const [kept, setKept] = useState<{ id: string | null; state: S | null }>({ id: null, state: null })
  const latest = useRef({ fold, heard })
  latest.current = { fold, heard }

  useEffect(() => {
    if (!session || id === null) return
    return session.subscribe(kind, id, (message) => {
      latest.current.heard?.(message)
      setKept((before) => ({ id, state: latest.current.fold(before.id === id ? before.state : null, message) }))
    })
  }, [session, kind, id])

  return kept.id === id ? kept.state : null
}
