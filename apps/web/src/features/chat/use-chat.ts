'use client'

import { foldChat, type TopicMessage } from '@dallal/client'
import type { ChatMessage } from '@dallal/contract'
import { useReducer } from 'react'
import { useLive } from '#features/live/LiveProvider.tsx'
import { useTopic } from '#features/live/use-topic.ts'
import { evolveSayings, type Saying, unheard } from './sayings.ts'

export interface Chat {
  /** Null until the chat was read. */
  readonly messages: readonly ChatMessage[] | null
  /** One's own words that are on their way or were refused; nobody else sees them. */
  readonly own: readonly Saying[]
  say(text: string): void
  putAside(id: string): void
}

const fold = (before: readonly ChatMessage[] | null, message: TopicMessage<'chat'>) => foldChat(before ?? [], message)

/** The words of a show, followed live. */
export function useChat(show: string): Chat {
  const { session } = useLive()
  const messages = useTopic('chat', show, fold)
  const [sayings, tell] = useReducer(evolveSayings, [])
  return {
    messages,
    own: unheard(sayings, messages ?? []),
    say(text) {
      if (!session) return
      const id = crypto.randomUUID()
      tell({ type: 'said', id, text })
      session.say({ id, show, text }, (outcome) => tell({ type: 'answered', id, outcome }))
    },
    putAside: (id) => tell({ type: 'put_aside', id }),
  }
}
