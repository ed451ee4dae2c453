import { parseTopic, type Refusal, type TopicKind } from '@dallal/contract'
import type { Result } from '@dallal/kernel'
import type { Caller } from '#platform/database'
import type { Connection } from './connection.ts'
import { event as encodeEvent, refused, snapshot } from './down-messages.ts'
import { createFanOut } from './fan-out.ts'
import { Feed } from './feed.ts'
import type { LiveLimits } from './limits.ts'
import { createOpening } from './open-subscription.ts'
import { SharedReads } from './shared-reads.ts'
import type { HistoryKind, Position, TopicSource } from './source.ts'
import type { LiveStats } from './stats.ts'
import { Subscription } from './subscription.ts'
import type { ViewerCount } from './viewer-count.ts'

export interface SubscriptionsOptions {
  limits: LiveLimits
  stats: LiveStats
  viewers: ViewerCount
  monotonicNow: () => number
  onError(error: unknown, topic: string): void
}

export type Subscriptions = ReturnType<typeof createSubscriptions>

/** The count of viewers has no history: every socket is at the same place in it. */
const NO_HISTORY: Position = { epoch: 'none', version: 0 }

/** Who follows what: rights, feeds, and the way of an event from its domain to the sockets. */
export function createSubscriptions({ limits, stats, viewers, monotonicNow, onError }: SubscriptionsOptions) {
  const sources = new Map<HistoryKind, TopicSource<HistoryKind>>()
  const feeds = new Map<string, Feed>()
  const counts = new Map<Connection, Set<string>>()
  const reads = new SharedReads()
  const fanOut = createFanOut({ stats, monotonicNow, mostEvents: limits.resumeEvents, onLost: catchUp })
  const sourceOf = (kind: HistoryKind) => sources.get(kind)
  const open = createOpening({ sourceOf, reads, limits, stats, monotonicNow, end, onError })

  function register<K extends HistoryKind>(kind: K, source: TopicSource<K>): void {
    // A feed and its source have the same kind; the map cannot say so.
    sources.set(kind, source as unknown as TopicSource<HistoryKind>)
  }

  async function follow(connection: Connection, topic: string, from: Position | null): Promise<void> {
    const place = parseTopic(topic)
    if (!place) return refuse(connection, topic, { code: 'topic_unknown' })
    if (place.kind === 'ephemeral') return followCount(connection, topic, place.id)

    const { kind, id } = place
    const former = connection.subscriptions.get(topic)
    if (!former && isFull(connection)) return refuse(connection, topic, tooMany)
    if (former) end(former)
    const subscription = new Subscription(connection, feedOf(topic, kind, id))
    connection.subscriptions.set(topic, subscription)
    subscription.feed.add(subscription)
    stats.subscriptions += 1

    const refusal = await refusalFor(connection, kind, id)
    if (subscription.state === 'ended') return
    if (refusal) {
      end(subscription)
      return refuse(connection, topic, refusal)
    }
    if (kind === 'show') count(subscription)
    await open(subscription, from, true)
  }

  async function followCount(connection: Connection, topic: string, show: string): Promise<void> {
    const followed = counts.get(connection) ?? new Set<string>()
    if (!followed.has(show) && isFull(connection)) return refuse(connection, topic, tooMany)
    counts.set(connection, followed.add(show))
    const refusal = await refusalFor(connection, 'show', show)
    if (!followed.has(show) || !connection.isOpen) return
    if (refusal) {
      unfollow(connection, topic)
      return refuse(connection, topic, refusal)
    }
    viewers.follow(show, connection)
    const state = { viewers: viewers.count(show) }
    connection.send(monotonicNow(), snapshot('ephemeral', topic, NO_HISTORY, state))
  }

  /** Why this connection may not follow the topic, or null when it may; judged for who it is at the end of the asking. */
  async function refusalFor(connection: Connection, kind: HistoryKind, id: string): Promise<Refusal | null> {
    for (;;) {
      const { caller } = connection
      const verdict = await authorise(kind, id, caller).catch((error: unknown): Result<never, Refusal> => {
        onError(error, `${kind}:${id}`)
        return { ok: false, refusal: { code: 'busy' } }
      })
      if (caller === connection.caller) return verdict.ok ? null : verdict.refusal
    }
  }

  async function authorise(kind: HistoryKind, id: string, caller: Caller): Promise<Result<unknown, Refusal>> {
    if (kind === 'user' && caller.userId !== id) {
      return { ok: false, refusal: { code: caller.userId === null ? 'not_signed_in' : 'not_allowed' } }
    }
    const source = sources.get(kind)
    if (!source) return { ok: false, refusal: { code: 'topic_unknown' } }
    const key = `authorise ${kind}:${id} ${caller.role} ${caller.userId}`
    return reads.read(key, () => source.authorise(id, caller))
  }

  function unfollow(connection: Connection, topic: string): void {
    const place = parseTopic(topic)
    if (place?.kind === 'ephemeral' && counts.get(connection)?.delete(place.id)) viewers.unfollow(place.id, connection)
    const subscription = connection.subscriptions.get(topic)
    if (subscription) end(subscription)
  }

  function end(subscription: Subscription): void {
    if (subscription.state === 'ended') return
    subscription.state = 'ended'
    const { connection, feed } = subscription
    if (connection.subscriptions.get(feed.topic) === subscription) connection.subscriptions.delete(feed.topic)
    stopCounting(subscription)
    feed.remove(subscription, monotonicNow())
    stats.subscriptions -= 1
    if (!feed.isFollowed && feed.ring.head === null) feeds.delete(feed.topic)
  }

  function count(subscription: Subscription): void {
    const { connection, feed } = subscription
    subscription.viewer = connection.caller.userId ?? connection.id
    viewers.join(feed.id, subscription.viewer)
  }

  function stopCounting(subscription: Subscription): void {
    if (subscription.viewer !== null) viewers.leave(subscription.feed.id, subscription.viewer)
    subscription.viewer = null
  }

  function feedOf(topic: string, kind: HistoryKind, id: string): Feed {
    const known = feeds.get(topic)
    if (known) return known
    const feed = new Feed(topic, kind, id, limits.ringEvents, monotonicNow())
    feeds.set(topic, feed)
    return feed
  }

  const tooMany: Refusal = { code: 'too_many_requests', retryAfterSeconds: 1 }
  const isFull = (connection: Connection) =>
    connection.subscriptions.size + (counts.get(connection)?.size ?? 0) >= limits.maxSubscriptions

  function refuse(connection: Connection, topic: string, refusal: Refusal): void {
    connection.send(monotonicNow(), refused(topic, refusal))
  }

  /**
   * Tells a committed event. Versions decide: one that is known already is ignored, and after a gap everyone who misses
   * something is brought up from the topic's source. Nobody follows the topic: nothing to do, they will read it there.
   */
  function publish(topic: string, version: number, happened: unknown): void {
    const feed = feeds.get(topic)
    if (!feed) return
    const { ring } = feed
    if (ring.head !== null && version <= ring.head) return
    if (ring.head !== null && version > ring.head + 1) ring.restart(version - 1)
    ring.push(version, encodeEvent(feed.kind, topic, version, happened))
    feed.idleSince = monotonicNow()
    fanOut.announce(feed)
  }

  /** Missed events that are not in memory any more: from where it stands, by the same way as a client that comes back. */
  function catchUp(subscription: Subscription): void {
    const { feed, cursor } = subscription
    const from = feed.epoch === null ? null : { epoch: feed.epoch, version: cursor }
    void open(subscription, from, false)
  }

  /** A slow socket took everything it had: instead of all that happened since, it gets how things stand. */
  function resumeHeldBack(connection: Connection): void {
    for (const subscription of connection.subscriptions.values()) {
      if (subscription.state === 'held_back') void open(subscription, null, false)
    }
  }

  /** The person behind a socket changed or went: what only they may see ends, everything else is asked for again. */
  async function reconsider(connection: Connection, reason: Refusal): Promise<void> {
    const followed = [...connection.subscriptions.values()]
    for (const subscription of followed) {
      const { feed } = subscription
      if (feed.kind !== 'user' || feed.id === connection.caller.userId) continue
      end(subscription)
      refuse(connection, feed.topic, reason)
    }
    await Promise.all(followed.map((subscription) => reconsiderOne(subscription, reason)))
  }

  async function reconsiderOne(subscription: Subscription, reason: Refusal): Promise<void> {
    const { connection, feed } = subscription
    const refusal = subscription.state === 'ended' ? null : await refusalFor(connection, feed.kind, feed.id)
    if (subscription.state === 'ended') return
    if (refusal && refusal.code !== 'busy') {
      end(subscription)
      return refuse(connection, feed.topic, reason)
    }
    if (subscription.viewer === null) return
    stopCounting(subscription)
    count(subscription)
  }

  function promote(connection: Connection): void {
    for (const subscription of connection.subscriptions.values()) subscription.feed.promote(subscription)
  }

  function leave(connection: Connection): void {
    for (const subscription of [...connection.subscriptions.values()]) end(subscription)
    for (const show of counts.get(connection) ?? []) viewers.unfollow(show, connection)
    counts.delete(connection)
  }

  function forgetIdle(now: number): void {
    for (const feed of feeds.values()) {
      if (!feed.isFollowed && now - feed.idleSince > limits.idleFeedMs) feeds.delete(feed.topic)
    }
    stats.feeds = feeds.size
    stats.mergedReads = reads.merged
  }

  const has = (kind: TopicKind) => kind !== 'ephemeral' && sources.has(kind)
  const stop = () => fanOut.stop()
  return { register, has, follow, unfollow, publish, resumeHeldBack, reconsider, promote, leave, forgetIdle, stop }
}
