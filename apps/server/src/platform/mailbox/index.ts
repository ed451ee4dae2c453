import { randomBytes } from 'node:crypto'
import { type Id, type Instant, uuidV7 } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Database, Tx } from '#platform/database'

/**
 * Where development lays the mails and messages it would have sent, for the page that shows them. Nothing of it is composed
 * in staging or production.
 */
export interface Letter {
  readonly id: Id<'letter'>
  readonly kind: 'mail' | 'sms'
  readonly to: string
  readonly subject: string
  readonly body: string
  readonly sentAt: Instant
}

export interface Mailbox {
  lay(letter: Omit<Letter, 'id' | 'sentAt'>): Promise<void>
  /** Newest first; `before` is the id of the last letter of the page before. */
  list(page: { before: Letter['id'] | null; limit: number }): Promise<Letter[]>
}

/** No more letters are kept than anyone will read; the oldest go. */
const MOST_LETTERS = 500

export function composeMailbox(database: Database, realNow: () => Instant): Mailbox {
  return {
    lay: (letter) =>
      database.asSystem(async (tx) => {
        const now = realNow()
        await insertLetter(tx, { ...letter, id: uuidV7(now, randomBytes(10)), sentAt: now })
        await deleteOldLetters(tx)
      }),
    list: ({ before, limit }) => database.asSystem((tx) => listLetters(tx, before, limit)),
  }
}

async function insertLetter(tx: Tx, { id, kind, to, subject, body, sentAt }: Letter): Promise<void> {
  await sql`
    insert into mailbox_letter (id, kind, recipient, subject, body, sent_at)
    values (${id}, ${kind}, ${to}, ${subject}, ${body}, ${sentAt})`.execute(tx)
}

async function deleteOldLetters(tx: Tx): Promise<void> {
  await sql`
    delete from mailbox_letter
    where id < (select id from mailbox_letter order by id desc offset ${MOST_LETTERS - 1} limit 1)`.execute(tx)
}

async function listLetters(tx: Tx, before: Letter['id'] | null, limit: number): Promise<Letter[]> {
  const { rows } = await sql<Letter>`
    select id, kind, recipient as "to", subject, body, sent_at as "sentAt"
    from mailbox_letter
    where ${before}::uuid is null or id < ${before}::uuid
    order by id desc
    limit ${limit}`.execute(tx)
  return rows
}
