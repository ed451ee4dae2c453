import type {
  ChatMessage,
  LotEventWire,
  LotState,
  Refusal,
  ShowEvent,
  ShowState,
  UserEvent,
  UserState,
} from '@dallal/contract'
import type { Result } from '@dallal/kernel'
import type { Caller } from '#platform/database'

/** The topics with a history, what their state is and what happens in them. */
export interface TopicTypes {
  show: { state: ShowState; event: ShowEvent }
  lot: { state: LotState; event: LotEventWire }
  chat: { state: { messages: ChatMessage[] }; event: { type: 'said'; message: ChatMessage } }
  user: { state: UserState; event: UserEvent }
}

export type HistoryKind = keyof TopicTypes

/** A place in a history: `epoch` names the history and changes only when one was restored from a backup. */
export interface Position {
  readonly epoch: string
  readonly version: number
}

/** Where the truth about a kind of topic comes from; given by the domain that owns it. Reads are shared between callers. */
export interface TopicSource<K extends HistoryKind> {
  /** Whether this caller may follow the topic. Asked for each subscription, and again when the caller's token ran out. */
  authorise(id: string, caller: Caller): Promise<Result<unknown, Refusal>>
  /** The committed state; null when there is no such thing. */
  snapshot(id: string): Promise<(Position & { state: TopicTypes[K]['state'] }) | null>
  /** The committed events after a position, in order and without a gap; null when that is another history or too long ago. */
  since?(id: string, from: Position): Promise<{ version: number; event: TopicTypes[K]['event'] }[] | null>
}
