import type { Refusal, Up } from '@dallal/contract'
import { type Instant, never, type UserId } from '@dallal/kernel'
import type { Commands } from './commands.ts'
import type { Connection } from './connection.ts'
import { authed, pong, refused } from './down-messages.ts'
import { type Malformed, readFrame } from './read-frame.ts'
import type { LiveStats } from './stats.ts'
import type { Subscriptions } from './subscriptions.ts'
import type { TokenVerifier } from './token.ts'

export interface InboxOptions {
  verifyToken: TokenVerifier
  subscriptions: Subscriptions
  commands: Commands
  stats: LiveStats
  now(): Instant
  monotonicNow: () => number
  /** A connection became somebody, or somebody else. */
  onIdentified(connection: Connection): void
  onError(error: unknown, doing: string): void
}

/** A session that ended, or all of a person's when `sessionId` is null. */
interface Ended {
  userId: UserId
  sessionId: string | null
}

/** A message with the moment its frame was read, and its place among all messages. */
interface Arrived {
  message: Up | Malformed
  at: Instant
  order: number
}

export type Inbox = ReturnType<typeof createInbox>

/** Reads frames and does what their messages ask. What follows an `auth` waits until it is known who speaks. */
export function createInbox(options: InboxOptions) {
  const { verifyToken, subscriptions, commands, stats, now, monotonicNow, onIdentified, onError } = options
  const waiting = new WeakMap<Connection, Arrived[]>()
  /** For each token that is being verified, what has ended since: its verdict may be older than that. */
  const verifying = new Set<Ended[]>()
  let order = 0

  function receive(connection: Connection, text: string): void {
    const at = now()
    stats.framesIn += 1
    const frame = readFrame(text)
    if (frame.kind !== 'messages') {
      connection.close(frame.kind === 'not_json' ? 'frameNotJson' : 'frameUnknown')
      return
    }
    for (const message of frame.messages) {
      stats.messagesIn += 1
      order += 1
      if (!mayGoOn(connection)) return
      accept(connection, { message, at, order })
    }
  }

  /** Takes a token for a message or a protocol ping; closes the socket of who floods us. */
  function mayGoOn(connection: Connection): boolean {
    if (!connection.isOpen) return false
    if (connection.inbound.take(monotonicNow())) return true
    stats.closedTooFast += 1
    connection.close('tooManyFrames')
    return false
  }

  function accept(connection: Connection, arrived: Arrived): void {
    const queue = waiting.get(connection)
    // Bounded by the token bucket: what is not done yet was let through by it.
    if (queue) queue.push(arrived)
    else act(connection, arrived)
  }

  function act(connection: Connection, { message, at, order }: Arrived): void {
    switch (message.op) {
      case 'auth':
        void authenticate(connection, message.token)
        return
      case 'sub':
        void subscriptions.follow(connection, message.topic, message.from ?? null)
        return
      case 'unsub':
        subscriptions.unfollow(connection, message.topic)
        return
      case 'bid':
      case 'say':
        beginToAct(connection)
        commands.run(connection, message, at, order)
        return
      case 'ping':
        connection.send(monotonicNow(), pong(message.at, now()))
        return
      case 'malformed':
        refuseMalformed(connection, message)
        return
      default:
        never(message)
    }
  }

  async function authenticate(connection: Connection, token: string): Promise<void> {
    const queue: Arrived[] = []
    waiting.set(connection, queue)
    await identify(connection, token).catch((error: unknown) => {
      onError(error, 'auth')
      refuse(connection, { code: 'busy' })
    })
    waiting.delete(connection)
    // Another `auth` among them starts a new queue, which takes the rest.
    for (const arrived of queue) if (connection.isOpen) accept(connection, arrived)
  }

  async function identify(connection: Connection, token: string): Promise<void> {
    const ended: Ended[] = []
    verifying.add(ended)
    const verdict = await verifyToken(token).finally(() => verifying.delete(ended))
    if (!connection.isOpen) return
    if (!verdict.ok) return refuse(connection, verdict.refusal)
    const { userId, sessionId, role, expiresAt } = verdict.value
    const hasEnded = ended.some((one) => one.userId === userId && (one.sessionId ?? sessionId) === sessionId)
    if (hasEnded) return refuse(connection, { code: 'token_invalid' })
    if (expiresAt <= now()) return refuse(connection, { code: 'token_expired' })

    const isSame = connection.caller.userId === userId && connection.caller.role === role
    connection.sessionId = sessionId
    connection.signedInUntil = expiresAt
    connection.hasExpired = false
    if (!isSame) connection.caller = { userId, role }
    onIdentified(connection)
    connection.send(monotonicNow(), authed(userId, expiresAt))
    if (!isSame) await subscriptions.reconsider(connection, { code: 'not_allowed' })
  }

  function signedOut(userId: UserId, sessionId: string | null): void {
    for (const ended of verifying) ended.push({ userId, sessionId })
  }

  function beginToAct(connection: Connection): void {
    if (connection.signedInUntil <= now()) expire(connection)
    if (connection.acts || connection.caller.userId === null) return
    connection.acts = true
    subscriptions.promote(connection)
  }

  /** The token ran out: the viewer stays, the person goes. */
  function expire(connection: Connection): void {
    connection.expire()
    onIdentified(connection)
    void subscriptions.reconsider(connection, { code: 'token_expired' })
  }

  function refuseMalformed(connection: Connection, { id, topic, code }: Malformed): void {
    // All codes of a malformed message are without facts.
    const refusal = { code } as Refusal
    if (id !== null) commands.reply(connection, id, { kind: 'refused', refusal })
    else refuse(connection, refusal, topic)
  }

  function refuse(connection: Connection, refusal: Refusal, topic: string | null = null): void {
    connection.send(monotonicNow(), refused(topic, refusal))
  }

  return { receive, mayGoOn, expire, signedOut }
}
