import type { Down, TopicKind } from '@dallal/contract'

type Snapshot = Extract<Down, { op: 'snapshot' }>
type Event = Extract<Down, { op: 'event' }>

/** The state of a kind of topic, and what happens in it, as they are on the wire. */
export type TopicState<K extends TopicKind> = Extract<Snapshot, { kind: K }>['state']
export type TopicEvent<K extends TopicKind> = Extract<Event, { kind: K }>['event']

/** What someone who follows a topic is told: first a state, then each event after it once and in order; or why not. */
export type TopicMessage<K extends TopicKind> =
  | { type: 'state'; version: number; state: TopicState<K> }
  | { type: 'event'; version: number; event: TopicEvent<K> }
  | { type: 'refused'; code: string }

export type TopicListener<K extends TopicKind> = (message: TopicMessage<K>) => void
