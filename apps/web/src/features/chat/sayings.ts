import type { CommandOutcome } from '@dallal/client'
import type { ChatMessage } from '@dallal/contract'
import { never } from '@dallal/kernel'

/** Words of one's own that nobody else sees: on their way, or refused and why. */
export interface Saying {
  readonly id: string
  readonly text: string
  readonly state:
    | { readonly kind: 'sending' }
    | { readonly kind: 'refused'; readonly code: string; readonly facts: Record<string, unknown> }
    | { readonly kind: 'unanswered' }
}

export type SayingEvent =
  | { type: 'said'; id: string; text: string }
  | { type: 'answered'; id: string; outcome: CommandOutcome }
  | { type: 'put_aside'; id: string }

const KEPT = 5

/** One's own words after one more thing happened, oldest first. Accepted words leave: the chat has them. */
export function evolveSayings(before: readonly Saying[], event: SayingEvent): readonly Saying[] {
  switch (event.type) {
    case 'said':
      return [...before, { id: event.id, text: event.text, state: { kind: 'sending' } as const }].slice(-KEPT)
    case 'answered':
      return before.flatMap((saying) => (saying.id === event.id ? afterAnswer(saying, event.outcome) : [saying]))
    case 'put_aside':
      return before.filter(({ id }) => id !== event.id)
    default:
      return never(event)
  }
}

function afterAnswer(saying: Saying, outcome: CommandOutcome): Saying[] {
  if (outcome.kind === 'accepted') return []
  if (outcome.kind === 'refused') return [{ ...saying, state: { kind: 'refused', ...outcome.refusal } }]
  return [outcome.isRetrying ? saying : { ...saying, state: { kind: 'unanswered' } }]
}

/** Own words the chat does not show yet: what everyone already heard is not said twice. */
export function unheard(sayings: readonly Saying[], messages: readonly ChatMessage[]): readonly Saying[] {
  const heard = new Set(messages.map(({ id }) => id))
  return sayings.filter(({ id }) => !heard.has(id))
}

const CALM_COUNT = 4
const CALM_WITHIN_MS = 15_000

/** Whether few enough people speak that a screen reader may read each message as it comes. */
export function isCalm(messages: readonly ChatMessage[], now: number): boolean {
  return messages.filter(({ at }) => now - at < CALM_WITHIN_MS).length <= CALM_COUNT
}
