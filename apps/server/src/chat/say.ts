import type { ChatMessage, Refusal } from '@dallal/contract'
import type { ChatMessageId, Instant, ShowId, UserId } from '@dallal/kernel'
import { peopleOf } from '#identity'
import type { Caller, Tx } from '#platform/database'
import type { CommandOutcome } from '#platform/realtime'
import { insertMessages, messagesById, type ShowOfChat, type StoredMessage, showsOfChat } from './chat-store.ts'

/** Words on their way into a show, cleaned and within their author's pace. */
export interface Saying {
  readonly id: ChatMessageId
  readonly show: ShowId
  readonly person: UserId
  readonly role: Caller['role']
  readonly text: string
  readonly at: Instant
}

export interface Said {
  /** One outcome a saying, in their order. */
  readonly outcomes: readonly CommandOutcome[]
  /** What is new, in order, for the rooms to hear. */
  readonly messages: readonly StoredMessage[]
}

/** Writes down what several people said, each under the next number of its show; the same id is said once. */
export async function sayAll(tx: Tx, sayings: readonly Saying[]): Promise<Said> {
  const known = await messagesById(
    tx,
    sayings.map(({ id }) => id),
  )
  const shows = await showsOfChat(tx, [...new Set(sayings.map(({ show }) => show))])
  const people = await peopleOf(tx, [...new Set(sayings.map(({ person }) => person))])
  const versions = new Map([...shows].map(([id, { version }]) => [id, version]))
  const messages: StoredMessage[] = []

  const outcomes = sayings.map((saying): CommandOutcome => {
    const before = known.get(saying.id)
    if (before) return repeated(before, saying)
    const show = shows.get(saying.show)
    const refusal = refuse(show, saying)
    if (!show || refusal) return { kind: 'refused', refusal: refusal ?? { code: 'not_found' } }

    const version = (versions.get(show.id) ?? 0) + 1
    versions.set(show.id, version)
    const { id, person, text, at } = saying
    const name = people.get(person)?.name ?? ''
    const message = { id, show: show.id, version, person, name, role: roleIn(show, saying), text, at }
    messages.push(message)
    known.set(id, message)
    return { kind: 'accepted', version, alias: null }
  })
  await insertMessages(tx, messages)
  return { outcomes, messages }
}

function repeated(before: StoredMessage, { person, show, text }: Saying): CommandOutcome {
  const isSame = before.person === person && before.show === show && before.text === text
  if (!isSame) return { kind: 'refused', refusal: { code: 'key_reused' } }
  return { kind: 'accepted', version: before.version, alias: null }
}

/** A draft is its seller's secret; a show that is not on air has no room to speak in. */
function refuse(show: ShowOfChat | undefined, { person }: Saying): Refusal<'not_found' | 'show_not_live'> | null {
  if (!show || (show.status === 'draft' && show.sellerPerson !== person)) return { code: 'not_found' }
  return show.status === 'live' ? null : { code: 'show_not_live' }
}

function roleIn({ sellerPerson }: ShowOfChat, { person, role }: Saying): ChatMessage['role'] {
  if (person === sellerPerson) return 'seller'
  return role === 'operator' ? 'operator' : 'viewer'
}
