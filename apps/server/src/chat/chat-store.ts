import type { ChatMessage, ShowStatus } from '@dallal/contract'
import type { ChatMessageId, Instant, ShowId, UserId } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Tx } from '#platform/database'

/** All SQL on words in shows. */

export interface StoredMessage extends ChatMessage {
  readonly show: ShowId
  readonly person: UserId
  readonly version: number
}

type Row = Omit<StoredMessage, 'version'> & { readonly version: bigint }

const columns = sql`
  id,
  show_id as show,
  version,
  person_id as person,
  name,
  role,
  body as text,
  said_at as at`

const toMessage = (row: Row): StoredMessage => ({ ...row, version: Number(row.version) })

/** What of a stored message the room is shown. */
export function presentMessage({ id, name, role, text, at }: StoredMessage): ChatMessage {
  return { id, name, role, text, at }
}

export async function messagesById(tx: Tx, ids: readonly ChatMessageId[]): Promise<Map<string, StoredMessage>> {
  const { rows } = await sql<Row>`
    select ${columns} from chat_message where id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, toMessage(row)]))
}

/** The latest, oldest first. */
export async function latestMessages(tx: Tx, show: ShowId, most: number): Promise<StoredMessage[]> {
  const { rows } = await sql<Row>`
    select ${columns} from chat_message where show_id = ${show} order by version desc limit ${most}`.execute(tx)
  return rows.map(toMessage).reverse()
}

export async function messagesSince(tx: Tx, show: ShowId, version: number, most: number): Promise<StoredMessage[]> {
  const { rows } = await sql<Row>`
    select ${columns}
    from chat_message
    where show_id = ${show} and version > ${BigInt(version)}
    order by version
    limit ${most}`.execute(tx)
  return rows.map(toMessage)
}

export interface ShowOfChat {
  readonly id: ShowId
  readonly status: ShowStatus
  readonly sellerPerson: UserId
  /** The number of the latest message. */
  readonly version: number
}

export async function showsOfChat(tx: Tx, shows: readonly ShowId[]): Promise<Map<ShowId, ShowOfChat>> {
  const { rows } = await sql<Omit<ShowOfChat, 'version'> & { version: bigint }>`
    select
      show.id,
      show.status,
      seller.person_id as "sellerPerson",
      (select coalesce(max(version), 0) from chat_message where show_id = show.id) as version
    from show
    join seller on seller.id = show.seller_id
    where show.id = any(${[...shows]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, { ...row, version: Number(row.version) }]))
}

/** A number that another process gave away meanwhile fails the transaction (23505). */
export async function insertMessages(tx: Tx, messages: readonly StoredMessage[]): Promise<void> {
  if (messages.length === 0) return
  await sql`
    insert into chat_message (id, show_id, version, person_id, name, role, body, said_at)
    select *
    from unnest(
      ${messages.map(({ id }) => id)}::uuid[],
      ${messages.map(({ show }) => show)}::uuid[],
      ${messages.map(({ version }) => BigInt(version))}::bigint[],
      ${messages.map(({ person }) => person)}::uuid[],
      ${messages.map(({ name }) => name)}::text[],
      ${messages.map(({ role }) => role)}::text[],
      ${messages.map(({ text }) => text)}::text[],
      ${messages.map(({ at }) => at as Instant)}::timestamptz[]
    )`.execute(tx)
}
