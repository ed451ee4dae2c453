import type { BidMessage, Down, TopicKind, Up } from '@dallal/contract'
import { waitBeforeAttempt } from './back-off.ts'
import { FollowedTopics } from './followed-topics.ts'
import { createIdentification } from './identification.ts'
import { type LiveLine, openLine } from './live-line.ts'
import { isForGood, type LiveReason, type LiveState } from './live-state.ts'
import { type CommandOutcome, PendingCommands } from './pending-commands.ts'
import { ServerClock } from './server-clock.ts'
import type { Surroundings } from './surroundings.ts'
import type { TopicListener } from './topic-message.ts'

export interface LiveSessionOptions {
  /** `wss://…/live` */
  url: string
  /** A fresh live token, or null for a visitor without a name. Asked for on the first line and shortly before it runs out. */
  token(): Promise<string | null>
  surroundings: Surroundings
  onState?(state: LiveState): void
}

export interface LiveSession {
  readonly state: LiveState
  /** Follows a topic over any number of lines: first a state, then every event after it once and in order. */
  subscribe<K extends TopicKind>(kind: K, id: string, listener: TopicListener<K>): () => void
  /** Bids. Told `accepted` or `refused` once; before that perhaps `unknown`. The id is one intent's, made by the caller. */
  bid(bid: Omit<BidMessage, 'op'>, told: (outcome: CommandOutcome) => void): void
  say(words: { id: string; show: string; text: string }, told: (outcome: CommandOutcome) => void): void
  /** Epoch milliseconds of the server's clock. */
  serverNow(): number
  /** Somebody signed in or out in this client: who one is, is asked for anew. */
  identityChanged(): void
  /** The screen is seen again, or the network is back: looks whether the line still lives, and does not wait to reconnect. */
  wake(): void
  close(): void
}

/** A line that held for so long was a good one: the next attempt is again the first. */
const STEADY_MS = 5_000
/** A flood of ours was refused; whatever sends it should have ended by then. */
const FLOOD_WAIT_MS = 15_000
/** At least so long, and at most twice as long, until we ask again for a place that others of our network have. */
const FULL_WAIT_MS = 15_000
const CLOCK_QUESTIONS = 5
const CLOCK_QUESTION_MS = 400
const CLOCK_EVERY_MS = 15_000

/**
 * The client's end of the live socket, for as long as the page lives: it finds its way back after every loss, knows the
 * server's time, follows topics without a gap and sees each command to its answer. Framework-free.
 */
export function openLiveSession({ url, token, surroundings, onState }: LiveSessionOptions): LiveSession {
  const { now, after, random } = surroundings
  const clock = new ServerClock(now)
  let state: LiveState = { kind: 'connecting' }
  let line: LiveLine | null = null
  let openedAt = 0
  let failures = 0
  let drainMs: number | null = null
  let cancelAttempt = () => {}
  let cancelClock = () => {}

  const send = (...messages: Up[]) => line?.send(...messages)
  const isOpen = () => state.kind === 'live'
  const identification = createIdentification({ token, send, isOpen, after, now: () => clock.now(), onUser })
  const topics = new FollowedTopics({
    send,
    isOpen,
    isSomebody: () => identification.user() !== null,
    later: (run) => after(1_000 + random() * 1_000, run),
  })
  const commands = new PendingCommands({ send, after, maySend: () => (isOpen() ? identification.isSomebody() : null) })

  function become(next: LiveState): void {
    state = next
    onState?.(next)
  }

  function connect(): void {
    cancelAttempt()
    drainMs = null
    line = openLine(url, surroundings, { heard, ended: lost })
  }

  function heard(message: Down): void {
    switch (message.op) {
      case 'welcome':
        welcomed(message.now)
        return
      case 'authed':
        identification.authed(message.user, message.until)
        return
      case 'pong':
        clock.learn(message.at, message.now)
        return
      case 'heartbeat':
        clock.guess(message.now)
        return
      case 'answer':
        commands.answered(message)
        return
      case 'refused':
        if (message.topic !== null) topics.refused(message.topic, message.refusal.code)
        identification.refused(message.refusal.code)
        return
      case 'drain':
        drainMs = message.afterMs
        return
      default:
        topics.hear(message)
    }
  }

  function welcomed(serverNow: number): void {
    openedAt = now()
    clock.guess(serverNow)
    become({ kind: 'live', user: null })
    askTheTime(CLOCK_QUESTIONS)
    topics.opened()
    void identification.begin()
  }

  function onUser(user: string | null): void {
    if (isOpen()) become({ kind: 'live', user })
    if (user === null) {
      commands.anonymous()
      return
    }
    topics.identified()
    commands.identified()
  }

  function askTheTime(left: number): void {
    cancelClock()
    send({ op: 'ping', at: now() })
    cancelClock = after(left > 1 ? CLOCK_QUESTION_MS : CLOCK_EVERY_MS, () => askTheTime(Math.max(1, left - 1)))
  }

  function lost(reason: LiveReason): void {
    cancelClock()
    if (isOpen() && now() - openedAt >= STEADY_MS) failures = 0
    line = null
    topics.lost()
    identification.lost()
    if (reason === 'signedOut') identification.forget()
    if (reason === 'left' || isForGood(reason)) {
      commands.stop()
      become({ kind: 'closed', reason })
      return
    }
    become({ kind: 'reconnecting', failures, reason })
    cancelAttempt = after(waitAfter(reason), connect)
    failures += 1
  }

  function waitAfter(reason: LiveReason): number {
    if (reason === 'restart' && drainMs !== null) return drainMs
    if (reason === 'tooManyFrames') return FLOOD_WAIT_MS
    if (reason === 'networkFull') return FULL_WAIT_MS * (1 + random())
    return waitBeforeAttempt(failures, random)
  }

  function wake(): void {
    if (state.kind === 'closed') return
    clock.forget()
    if (isOpen()) line?.probe()
    else if (!line) connect()
  }

  function close(): void {
    if (state.kind === 'closed') return
    stopWaking()
    cancelAttempt()
    if (line) line.close('left')
    else lost('left')
  }

  const stopWaking = surroundings.onWake(wake)
  connect()
  return {
    get state() {
      return state
    },
    subscribe: (kind, id, listener) => topics.follow(kind, id, listener),
    bid: (bid, told) => commands.begin({ op: 'bid', ...bid }, told),
    say: (words, told) => commands.begin({ op: 'say', ...words }, told),
    serverNow: () => clock.now(),
    identityChanged: () => {
      identification.forget()
      // A socket cannot become nobody again, so one that was somebody is given up.
      if (line && identification.user() !== null) {
        line.close('lost')
        connect()
      } else if (isOpen()) void identification.begin()
    },
    wake,
    close,
  }
}
