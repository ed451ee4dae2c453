import { Ring } from './ring.ts'
import type { HistoryKind } from './source.ts'
import type { Subscription } from './subscription.ts'

/** The least time between two fan-outs of a topic, by kind; it grows with what a fan-out costs. */
const WINDOW_MS: Record<HistoryKind, number> = { show: 16, lot: 16, chat: 100, user: 0 }

/** A topic with a history, as this process knows it: its last events, who follows it, and when it was last told. */
export class Feed {
  readonly topic: string
  readonly kind: HistoryKind
  readonly id: string
  readonly ring: Ring
  /** Which history this is; null until its source was read. */
  epoch: string | null = null
  /** Those who bid or speak, and those who watch; the first are written first. */
  readonly actors = new Set<Subscription>()
  readonly watchers = new Set<Subscription>()
  /** When the last fan-out began, how long to wait from then, and whether one is due or running. */
  toldAt = Number.NEGATIVE_INFINITY
  windowMs: number
  isDue = false
  idleSince: number

  constructor(topic: string, kind: HistoryKind, id: string, ringEvents: number, now: number) {
    this.topic = topic
    this.kind = kind
    this.id = id
    this.ring = new Ring(ringEvents)
    this.windowMs = WINDOW_MS[kind]
    this.idleSince = now
  }

  get isFollowed(): boolean {
    return this.actors.size + this.watchers.size > 0
  }

  subscribers(): Subscription[] {
    return [...this.actors, ...this.watchers]
  }

  add(subscription: Subscription): void {
    const group = subscription.connection.acts ? this.actors : this.watchers
    group.add(subscription)
  }

  /** Its viewer began to bid or speak. */
  promote(subscription: Subscription): void {
    if (this.watchers.delete(subscription)) this.actors.add(subscription)
  }

  remove(subscription: Subscription, now: number): void {
    this.actors.delete(subscription)
    this.watchers.delete(subscription)
    this.idleSince = now
  }

  /** A fan-out may take about six tenths of a core: the next one waits 1.6 times as long as the last one took. */
  stretchWindow(lastFanOutMs: number): void {
    this.windowMs = this.kind === 'user' ? 0 : Math.max(WINDOW_MS[this.kind], 1.6 * lastFanOutMs)
  }
}
