import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Feed } from './feed.ts'
import { encodeFrame } from './frame.ts'
import type { LiveStats } from './stats.ts'
import type { Subscription } from './subscription.ts'

/** Writes in a row before other work gets its turn: a thousand writes take about ten milliseconds, and a bid may be waiting. */
const WRITES_A_TURN = 250

export interface FanOutOptions {
  stats: LiveStats
  monotonicNow: () => number
  /** Who missed more than so many events is started anew, rather than sent each. */
  mostEvents: number
  /** What this subscriber missed is not at hand, or too much: it must be started anew. */
  onLost(subscription: Subscription): void
}

export interface FanOut {
  /** Says that a feed has something new: told at once when its window is over, else when it ends. */
  announce(feed: Feed): void
  stop(): void
}

/**
 * Brings what is new to everyone who follows a feed, in windows: the first event at once, those that follow together. A
 * frame is encoded once for all who need the same events; who is behind gets its own, who is ahead gets none.
 */
export function createFanOut({ stats, monotonicNow, mostEvents, onLost }: FanOutOptions): FanOut {
  const timers = new Set<NodeJS.Timeout>()
  let stopped = false

  function announce(feed: Feed): void {
    if (feed.kind === 'user') {
      for (const subscription of feed.subscribers()) bring(subscription, new Map())
      return
    }
    if (feed.isDue || stopped) return
    feed.isDue = true
    const waitMs = feed.toldAt + feed.windowMs - monotonicNow()
    // The end of the turn rather than now: a batch publishes its events one by one, and they belong in one frame.
    if (waitMs <= 0) setImmediate(() => void tell(feed))
    else later(feed, waitMs)
  }

  function later(feed: Feed, waitMs: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      void tell(feed)
    }, Math.ceil(waitMs))
    timers.add(timer)
  }

  async function tell(feed: Feed): Promise<void> {
    const beganAt = monotonicNow()
    const head = feed.ring.head
    const frames = new Map<string, Buffer>()
    let writes = 0
    for (const subscription of feed.subscribers()) {
      bring(subscription, frames)
      writes += 1
      if (writes % WRITES_A_TURN === 0) await nextTurn()
      if (stopped) return
    }
    feed.toldAt = beganAt
    const tookMs = monotonicNow() - beganAt
    feed.stretchWindow(tookMs)
    stats.fanOuts += 1
    stats.lastFanOutMs = tookMs
    feed.isDue = false
    // Events that came while others were written: some have been told already, the cursors know which.
    if (feed.ring.head !== head) announce(feed)
  }

  function bring(subscription: Subscription, frames: Map<string, Buffer>): void {
    if (subscription.state !== 'live') return
    const { feed, connection, cursor } = subscription
    const head = feed.ring.head
    if (head === null || cursor >= head) return
    if (feed.kind !== 'user' && connection.pressure === 'slow') {
      subscription.state = 'held_back'
      stats.heldBackTopics += 1
      return
    }
    const frame = frameBetween(feed, cursor, head, frames)
    if (!frame) {
      onLost(subscription)
      return
    }
    subscription.cursor = head
    stats.deliveries += head - cursor
    connection.write(frame, monotonicNow())
  }

  function frameBetween(feed: Feed, after: number, head: number, frames: Map<string, Buffer>): Buffer | null {
    const key = `${after}-${head}`
    const made = frames.get(key)
    if (made) return made
    const events = head - after > mostEvents ? null : feed.ring.after(after)
    if (!events) return null
    const frame = encodeFrame(events)
    frames.set(key, frame)
    return frame
  }

  function stop(): void {
    stopped = true
    for (const timer of timers) clearTimeout(timer)
  }

  return { announce, stop }
}
