import type { ChatMessage } from '@dallal/contract'
import type { TopicMessage } from './topic-message.ts'

/** Words a screen keeps; older ones are forgotten. */
export const CHAT_KEPT = 200

/** The words of a show after one more message, oldest first, each once. */
export function foldChat(words: readonly ChatMessage[], message: TopicMessage<'chat'>): readonly ChatMessage[] {
  if (message.type === 'refused') return words
  if (message.type === 'state') return message.state.messages.slice(-CHAT_KEPT)
  const { message: said } = message.event
  if (words.some(({ id }) => id === said.id)) return words
  return [...words, said].slice(-CHAT_KEPT)
}
