import { asId, type ShowId } from '@dallal/kernel'
import { authoriseShow, historyEpoch, showById } from '#live'
import type { Database } from '#platform/database'
import type { TopicSource } from '#platform/realtime'
import { latestMessages, messagesSince, presentMessage } from './chat-store.ts'

/** How much of the conversation whoever comes in is shown. */
const SHOWN = 50
/** Who missed more than this gets the latest instead, as the hub has it. */
const MOST_MISSED = 501

/** Topic `chat:SHOW`: what was said, from the table, whichever process wrote it. */
export function chatTopic(database: Database): TopicSource<'chat'> {
  return {
    authorise: (id, caller) => authoriseShow({ database }, id, caller),
    snapshot: (id) =>
      database.asSystem(async (tx) => {
        const show = await showById(tx, asId<ShowId>(id))
        if (!show) return null
        const messages = await latestMessages(tx, show.id, SHOWN)
        const version = messages.at(-1)?.version ?? 0
        return { epoch: await historyEpoch(tx), version, state: { messages: messages.map(presentMessage) } }
      }),
    since: (id, from) =>
      database.asSystem(async (tx) => {
        if (from.epoch !== (await historyEpoch(tx))) return null
        const messages = await messagesSince(tx, asId<ShowId>(id), from.version, MOST_MISSED)
        return messages.map((message) => ({
          version: message.version,
          event: { type: 'said' as const, message: presentMessage(message) },
        }))
      }),
  }
}
