import { setTimeout as pause } from 'node:timers/promises'
import { assert } from '@dallal/kernel'
import type { Database } from '#platform/database'
import type { CommandOutcome } from '#platform/realtime'
import type { StoredMessage } from './chat-store.ts'
import { type Saying, sayAll } from './say.ts'

export interface WaitingSaying extends Saying {
  readonly answer: (outcome: CommandOutcome) => void
  /** It was not taken: the author may ask again with the same id. */
  readonly busy: () => void
  readonly fail: (error: unknown) => void
}

export interface ChatRoom {
  take(saying: WaitingSaying): void
  /** Writes down what was taken. */
  stop(): Promise<void>
}

/** Messages of one transaction. */
const MOST_AT_ONCE = 256
/** Messages that may wait; whoever speaks beyond is told to come back. */
const MOST_WAITING = 5_000
/** Pauses before a transaction that failed is tried again, in milliseconds. */
const PAUSES_MS = [10, 50, 250, 1_000]

/**
 * Where words wait to be written down: while one transaction commits, the next ones gather. A message is shown when it is
 * durable and its author was answered, so nobody has read what a crash then takes back.
 */
export function createChatRoom(database: Database, tell: (message: StoredMessage) => void): ChatRoom {
  const waiting: WaitingSaying[] = []
  let work: Promise<void> | null = null

  function start(): void {
    work ??= new Promise<void>((resolve) => setImmediate(resolve)).then(run).finally(() => {
      work = null
      if (waiting.length > 0) start()
    })
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) await write(waiting.splice(0, MOST_AT_ONCE))
  }

  async function write(batch: readonly WaitingSaying[]): Promise<void> {
    try {
      const { outcomes, messages } = await writeDown(batch)
      for (const [place, { answer }] of batch.entries()) {
        const outcome = outcomes[place]
        assert(outcome, 'every saying has an outcome')
        answer(outcome)
      }
      for (const message of messages) tell(message)
    } catch (error) {
      for (const { fail } of batch) fail(error)
    }
  }

  /** May be done again whatever failed: what was written after all is found there by its id. */
  async function writeDown(batch: readonly WaitingSaying[]): ReturnType<typeof sayAll> {
    for (const pauseMs of PAUSES_MS) {
      try {
        return await database.asSystem((tx) => sayAll(tx, batch))
      } catch {
        await pause(pauseMs)
      }
    }
    return database.asSystem((tx) => sayAll(tx, batch))
  }

  return {
    take(saying) {
      if (waiting.length < MOST_WAITING) {
        waiting.push(saying)
        start()
      } else {
        saying.busy()
      }
    },
    async stop() {
      while (work) await work
    },
  }
}
