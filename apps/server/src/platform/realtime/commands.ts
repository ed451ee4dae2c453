import type { Refusal, Up } from '@dallal/contract'
import type { Instant, UserId } from '@dallal/kernel'
import type { Caller } from '#platform/database'
import type { Connection } from './connection.ts'
import { answer, type CommandOutcome, refused } from './down-messages.ts'
import { TokenBucket } from './token-bucket.ts'

export type CommandOp = 'bid' | 'say'
export type CommandMessage<Op extends CommandOp> = Extract<Up, { op: Op }>

/** What a command's handler knows besides the message. */
export interface CommandContext {
  readonly caller: Caller & { readonly userId: UserId }
  /** When the frame was read, by the database's time: what a bid is judged by. */
  readonly arrivedAt: Instant
  /** Rises with every message this process reads; orders those of the same millisecond. */
  readonly order: number
  readonly connectionId: string
  readonly clientAddress: string
  /** Sends the one answer, at once and before what is published after it. A second call is ignored. */
  answer(outcome: CommandOutcome): void
  /**
   * Says instead of an answer that it was not decided here, or that nobody knows yet whether it was: the client asks again
   * with the same id.
   */
  busy(): void
}

/**
 * Does what a person asked for and answers by `context.answer` once that is durable. When it throws, the outcome is unknown:
 * nothing is answered, the client asks again with the same id.
 */
export type CommandHandler<Op extends CommandOp> = (
  context: CommandContext,
  message: CommandMessage<Op>,
) => Promise<void>

/** How many of a command one person may send, from all their sockets together. */
export interface CommandRate {
  perSecond: number
  burst: number
}

export interface CommandsOptions {
  now(): Instant
  monotonicNow: () => number
  onError(error: unknown, op: CommandOp): void
}

export type Commands = ReturnType<typeof createCommands>

export function createCommands({ now, monotonicNow, onError }: CommandsOptions) {
  const handlers = new Map<CommandOp, { handle: CommandHandler<CommandOp>; rate: CommandRate | null }>()
  const buckets = new Map<string, TokenBucket>()

  function register<Op extends CommandOp>(op: Op, handle: CommandHandler<Op>, rate: CommandRate | null): void {
    // A handler is only ever called with messages of the op it stands under; the map cannot say so.
    handlers.set(op, { handle: handle as unknown as CommandHandler<CommandOp>, rate })
  }

  function run(connection: Connection, message: CommandMessage<CommandOp>, arrivedAt: Instant, order: number): void {
    const command = handlers.get(message.op)
    const { caller } = connection
    if (!command) {
      refuseWithoutOutcome(connection, { code: 'busy' })
      return
    }
    // No answer to who was somebody a moment ago: this id may have been accepted already, and a new token is on its way.
    if (connection.hasExpired) {
      refuseWithoutOutcome(connection, { code: 'token_expired' })
      return
    }
    if (caller.userId === null) {
      reply(connection, message.id, { kind: 'refused', refusal: { code: 'not_signed_in' } })
      return
    }
    // No answer for the same reason.
    if (command.rate && !mayRun(`${message.op} ${caller.userId}`, command.rate)) {
      refuseWithoutOutcome(connection, { code: 'too_many_requests', retryAfterSeconds: 1 })
      return
    }

    let isAnswered = false
    const context: CommandContext = {
      caller: { ...caller, userId: caller.userId },
      arrivedAt,
      order,
      connectionId: connection.id,
      clientAddress: connection.address,
      answer(outcome) {
        if (isAnswered) return
        isAnswered = true
        reply(connection, message.id, outcome)
      },
      busy() {
        if (isAnswered) return
        isAnswered = true
        refuseWithoutOutcome(connection, { code: 'busy' })
      },
    }
    command.handle(context, message).catch((error: unknown) => {
      onError(error, message.op)
      if (!isAnswered) refuseWithoutOutcome(connection, { code: 'busy' })
    })
  }

  function mayRun(key: string, { perSecond, burst }: CommandRate): boolean {
    const at = monotonicNow()
    const bucket = buckets.get(key) ?? new TokenBucket(perSecond, burst, at)
    buckets.set(key, bucket)
    return bucket.take(at)
  }

  function reply(connection: Connection, id: string, outcome: CommandOutcome): void {
    connection.send(monotonicNow(), answer(id, now(), outcome))
  }

  function refuseWithoutOutcome(connection: Connection, refusal: Refusal): void {
    connection.send(monotonicNow(), refused(null, refusal))
  }

  function forgetIdle(at: number): void {
    for (const [key, bucket] of buckets) if (bucket.isFull(at)) buckets.delete(key)
  }

  return { register, run, reply, forgetIdle }
}
