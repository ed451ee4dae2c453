import { z } from 'zod'

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'
const TOPIC = new RegExp(`^(show|lot|chat|ephemeral|user):(${UUID})$`)

/** `show:ID`, `lot:ID`, `chat:ID`, `ephemeral:ID` (the id of the show for the last two) and `user:ID`, which is private. */
export const topicSchema = z.string().max(64).regex(TOPIC)

export type TopicKind = 'show' | 'lot' | 'chat' | 'ephemeral' | 'user'

export function topicOf(kind: TopicKind, id: string): string {
  return `${kind}:${id}`
}

/** The parts of a topic's name, or null when it is no topic of ours. */
export function parseTopic(topic: string): { kind: TopicKind; id: string } | null {
  const match = TOPIC.exec(topic)
  if (!match?.[1] || !match[2]) return null
  // The pattern admits exactly these kinds.
  return { kind: match[1] as TopicKind, id: match[2] }
}
