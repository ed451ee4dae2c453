import type { Refusal } from '@dallal/contract'
import { asId, type ChatMessageId, err, ok, type Result, type ShowId } from '@dallal/kernel'
import type { Database } from '#platform/database'
import type { CommandContext, CommandHandler, CommandMessage, CommandOutcome, LiveHub } from '#platform/realtime'
import { createChatRoom } from './chat-room.ts'
import { presentMessage } from './chat-store.ts'
import { chatTopic } from './chat-topic.ts'
import { Pace } from './pace.ts'
import { RecentSayings } from './recent-sayings.ts'
import type { Saying } from './say.ts'
import { cleanWords } from './words.ts'

export interface ChatPorts {
  readonly database: Database
  readonly hub: Pick<LiveHub, 'topic' | 'publish' | 'command'>
}

export type Chat = ReturnType<typeof composeChat>

/** Words in a show. */
export function composeChat({ database, hub }: ChatPorts) {
  const pace = new Pace()
  const recent = new RecentSayings()
  const room = createChatRoom(database, (message) => {
    hub.publish('chat', message.show, message.version, { type: 'said', message: presentMessage(message) })
  })

  const say: CommandHandler<'say'> = (context, message) =>
    new Promise((resolve, reject) => {
      const answer = (outcome: CommandOutcome) => {
        context.answer(outcome)
        resolve()
      }
      const busy = () => {
        context.busy()
        resolve()
      }
      const saying = admit(context, message)
      if (saying.ok) room.take({ ...saying.value, answer, busy, fail: reject })
      else answer({ kind: 'refused', refusal: saying.refusal })
    })

  /** Empty and too long come first, as they are for the author to mend; then how fast they speak. */
  function admit({ caller, arrivedAt }: CommandContext, message: CommandMessage<'say'>): Result<Saying, Refusal> {
    const words = cleanWords(message.text)
    if (!words.ok) return words
    const saying: Saying = {
      id: asId<ChatMessageId>(message.id),
      show: asId<ShowId>(message.show),
      person: caller.userId,
      role: caller.role,
      text: words.value,
      at: arrivedAt,
    }
    // What was taken once and is sent again costs nothing.
    if (recent.has(saying)) return ok(saying)
    const allowed = pace.take(saying.person, performance.now())
    if (!allowed.ok) return err({ code: 'chat_too_fast', retryAfterSeconds: allowed.retryAfterSeconds })
    recent.add(saying)
    return ok(saying)
  }

  hub.topic('chat', chatTopic(database))
  hub.command('say', say)
  return { stop: room.stop }
}
