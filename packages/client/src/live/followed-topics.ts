import { type Down, parseTopic, type TopicKind, topicOf, type Up } from '@dallal/contract'
import type { TopicListener, TopicMessage } from './topic-message.ts'

/** off: no line, or nobody with a right to ask · asked: waits for state or resume · on: versions follow each other. */
interface Followed {
  readonly topic: string
  readonly kind: TopicKind
  readonly listeners: Set<TopicListener<TopicKind>>
  status: 'off' | 'asked' | 'on' | 'refused'
  epoch: string | null
  version: number
}

export interface FollowedTopicsOptions {
  send(...messages: Up[]): void
  /** Whether there is a line, and who is at our end of it. */
  isOpen(): boolean
  isSomebody(): boolean
  /** Asks again a little later. */
  later(run: () => void): void
}

/** Refusals that time heals; all others wait until one is somebody else. */
const PASSING: ReadonlySet<string> = new Set(['busy', 'too_many_requests'])

/**
 * What this client follows, and how far it is in each topic. The version decides: the next one is told, one it knows is
 * dropped, and when one is missing it asks for what came since the last, ignoring the rest until that is answered.
 */
export class FollowedTopics {
  private readonly topics = new Map<string, Followed>()
  private readonly options: FollowedTopicsOptions

  constructor(options: FollowedTopicsOptions) {
    this.options = options
  }

  follow<K extends TopicKind>(kind: K, id: string, listener: TopicListener<K>): () => void {
    const topic = topicOf(kind, id)
    const followed = this.topics.get(topic) ?? this.begin(topic, kind)
    // Only messages of the topic's own kind reach its listeners; the set cannot say so.
    const own = listener as unknown as TopicListener<TopicKind>
    followed.listeners.add(own)
    // Whoever comes second needs the state too, which nobody keeps: everyone gets it anew.
    followed.epoch = null
    this.ask(followed)
    return () => this.unfollow(followed, own)
  }

  /** There is a line again: everything is asked for from where it stands. */
  opened(): void {
    for (const followed of this.topics.values()) this.ask(followed)
  }

  lost(): void {
    for (const followed of this.topics.values()) followed.status = 'off'
  }

  /** One became somebody: what was private or refused is asked for. */
  identified(): void {
    for (const followed of this.topics.values()) {
      if (followed.status === 'off' || followed.status === 'refused') this.ask(followed)
    }
  }

  hear(message: Extract<Down, { op: 'snapshot' | 'resume' | 'event' | 'latest' }>): void {
    const followed = this.topics.get(message.topic)
    if (!followed) return
    switch (message.op) {
      case 'snapshot':
        followed.status = 'on'
        followed.epoch = message.epoch
        followed.version = message.version
        this.tell(followed, { type: 'state', version: message.version, state: message.state })
        return
      case 'resume':
        if (followed.epoch === message.epoch) followed.status = 'on'
        return
      case 'event':
        this.hearEvent(followed, message)
        return
      case 'latest':
        this.tell(followed, { type: 'state', version: 0, state: message.value })
        return
    }
  }

  refused(topic: string, code: string): void {
    const followed = this.topics.get(topic)
    if (!followed) return
    followed.status = 'refused'
    if (PASSING.has(code)) this.options.later(() => this.askAgain(followed))
    else this.tell(followed, { type: 'refused', code })
  }

  private begin(topic: string, kind: TopicKind): Followed {
    const followed: Followed = { topic, kind, listeners: new Set(), status: 'off', epoch: null, version: 0 }
    this.topics.set(topic, followed)
    return followed
  }

  private unfollow(followed: Followed, listener: TopicListener<TopicKind>): void {
    followed.listeners.delete(listener)
    if (followed.listeners.size > 0 || this.topics.get(followed.topic) !== followed) return
    this.topics.delete(followed.topic)
    if (this.options.isOpen()) this.options.send({ op: 'unsub', topic: followed.topic })
  }

  private hearEvent(followed: Followed, { version, event }: Extract<Down, { op: 'event' }>): void {
    if (followed.status !== 'on' || version <= followed.version) return
    if (version > followed.version + 1) {
      this.ask(followed)
      return
    }
    followed.version = version
    this.tell(followed, { type: 'event', version, event })
  }

  private askAgain(followed: Followed): void {
    if (followed.status === 'refused') this.ask(followed)
  }

  private ask(followed: Followed): void {
    const isPrivate = parseTopic(followed.topic)?.kind === 'user'
    if (!this.options.isOpen() || (isPrivate && !this.options.isSomebody())) return
    if (!this.topics.has(followed.topic)) return
    followed.status = 'asked'
    const { topic, epoch, version } = followed
    this.options.send(epoch === null ? { op: 'sub', topic } : { op: 'sub', topic, from: { epoch, version } })
  }

  private tell(followed: Followed, message: TopicMessage<TopicKind>): void {
    for (const listener of [...followed.listeners]) listener(message)
  }
}
