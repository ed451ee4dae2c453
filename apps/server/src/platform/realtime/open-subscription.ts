import { assert } from '@dallal/kernel'
import { event, refused, resume, snapshot } from './down-messages.ts'
import type { Feed } from './feed.ts'
import type { LiveLimits } from './limits.ts'
import type { SharedReads } from './shared-reads.ts'
import type { HistoryKind, Position, TopicSource } from './source.ts'
import type { LiveStats } from './stats.ts'
import type { Subscription } from './subscription.ts'

/** How a subscription starts: from a whole state, or from the events after what its viewer has. */
interface Opening extends Position {
  readonly kind: 'snapshot' | 'resume'
  readonly messages: readonly string[]
  /** Whether `version` was read from the source; a client's word for it is never taken for everybody's. */
  readonly isProven: boolean
}

export interface OpeningOptions {
  sourceOf(kind: HistoryKind): TopicSource<HistoryKind> | undefined
  reads: SharedReads
  limits: LiveLimits
  stats: LiveStats
  monotonicNow: () => number
  end(subscription: Subscription): void
  onError(error: unknown, topic: string): void
}

export type OpenSubscription = (subscription: Subscription, from: Position | null, isAnswer: boolean) => Promise<void>

/** Read anew each time: it may have ended while something was awaited, which the compiler does not see. */
const hasEnded = ({ state }: Subscription): boolean => state === 'ended'

/** A read can be overtaken by more events than are kept; then it is done again, but not for ever. */
const ATTEMPTS = 5

/**
 * Brings a subscription to life without losing or doubling an event. The feed gathers what is published from before the read
 * began; whatever the read shows, the events after its version are taken from there, in the same frame and the same turn
 * in which the subscription becomes live. Reads see only what is committed, and only committed events are published, so a
 * read that is older than the events gathered is simply done again.
 */
export function createOpening(options: OpeningOptions): OpenSubscription {
  const { sourceOf, reads, limits, stats, monotonicNow, end, onError } = options

  async function open(subscription: Subscription, from: Position | null, isAnswer: boolean): Promise<void> {
    subscription.state = 'reading'
    const { feed, connection } = subscription
    try {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const opening = fromMemory(feed, from) ?? (await fromSource(feed, from))
        if (hasEnded(subscription)) return
        if (opening === null) return refuse(subscription, 'topic_unknown')
        if (join(subscription, opening, isAnswer)) return
      }
      refuse(subscription, 'busy')
    } catch (error) {
      onError(error, feed.topic)
      if (connection.subscriptions.get(feed.topic) === subscription) refuse(subscription, 'busy')
    }
  }

  function refuse(subscription: Subscription, code: 'topic_unknown' | 'busy'): void {
    end(subscription)
    subscription.connection.send(monotonicNow(), refused(subscription.feed.topic, { code }))
  }

  function fromMemory(feed: Feed, from: Position | null): Opening | null {
    if (!from || feed.epoch !== from.epoch) return null
    const missed = feed.ring.countAfter(from.version)
    if (missed === null || missed > limits.resumeEvents) return null
    stats.resumesFromMemory += 1
    return { kind: 'resume', epoch: from.epoch, version: from.version, messages: [], isProven: false }
  }

  async function fromSource(feed: Feed, from: Position | null): Promise<Opening | null> {
    const source = sourceOf(feed.kind)
    assert(source, 'only topics of a registered kind are followed')
    const isSameHistory = from !== null && (feed.epoch === null || feed.epoch === from.epoch)
    const missed = isSameHistory ? await readMissed(feed, source, from) : null
    if (missed) return missed
    return readSnapshot(feed, source)
  }

  function readMissed(feed: Feed, source: TopicSource<HistoryKind>, from: Position): Promise<Opening | null> {
    const key = `since ${feed.topic} ${from.epoch} ${from.version}`
    return reads.read(key, async () => {
      const events = (await source.since?.(feed.id, from)) ?? null
      if (events === null || events.length > limits.resumeEvents) return null
      const isWhole = events.every(({ version }, index) => version === from.version + 1 + index)
      assert(isWhole, 'the events since a version follow it without a gap')
      stats.resumesFromSource += 1
      return {
        kind: 'resume',
        epoch: from.epoch,
        version: from.version + events.length,
        messages: events.map((read) => event(feed.kind, feed.topic, read.version, read.event)),
        isProven: events.length > 0,
      }
    })
  }

  function readSnapshot(feed: Feed, source: TopicSource<HistoryKind>): Promise<Opening | null> {
    return reads.read(`snapshot ${feed.topic}`, async () => {
      const read = await source.snapshot(feed.id)
      if (!read) return null
      const { epoch, version } = read
      const messages = [snapshot(feed.kind, feed.topic, read, read.state)]
      return { kind: 'snapshot', epoch, version, messages, isProven: true }
    })
  }

  /** False when events between the opening and now are not at hand: then it must be read again. */
  function join(subscription: Subscription, opening: Opening, isAnswer: boolean): boolean {
    const { feed, connection } = subscription
    const { kind, epoch, version, messages } = opening
    learn(feed, opening)
    const head = Math.max(feed.ring.head ?? 0, version)
    const tail = feed.ring.head === null || version >= feed.ring.head ? [] : feed.ring.after(version)
    if (tail === null || tail.length > limits.resumeEvents) return false

    if (kind === 'snapshot') stats.snapshots += 1
    const events = [...messages, ...tail]
    const announced = kind === 'resume' && isAnswer ? [resume(feed.topic, epoch, events.length), ...events] : events
    subscription.state = 'live'
    subscription.cursor = head
    if (announced.length > 0) connection.send(monotonicNow(), ...announced)
    return true
  }

  function learn(feed: Feed, { epoch, version, isProven }: Opening): void {
    if (feed.epoch === null) feed.epoch = epoch
    if (feed.epoch !== epoch) restart(feed, epoch, version)
    else if (feed.ring.head === null && isProven) feed.ring.restart(version)
  }

  /** A history was restored: what everyone has is of another one, so everyone starts from its state. */
  function restart(feed: Feed, epoch: string, version: number): void {
    feed.epoch = epoch
    feed.ring.restart(version)
    for (const other of feed.subscribers()) if (other.state === 'live') void open(other, null, false)
  }

  return open
}
