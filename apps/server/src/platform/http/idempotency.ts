import { createHash } from 'node:crypto'
import { err, ok, type Result } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Caller, Tx } from '#platform/database'

export interface Command {
  /** Chosen by the client, one for each intent. */
  readonly key: string
  /** Which operation: the same key cannot serve two. */
  readonly route: string
  /** What was asked for, without the key. */
  readonly body: unknown
}

/**
 * Does a command once. The same key with the same body answers what the first success answered, and does nothing; with
 * another body it is refused. Only success is kept: a refused command may be tried again under its key. The value must be
 * as it stands on the wire, because that is how it is kept. Two at once wait for each other.
 */
export async function withIdempotency<T, R extends { code: string }>(
  tx: Tx,
  caller: Caller,
  { key, route, body }: Command,
  work: () => Promise<Result<T, R>>,
): Promise<Result<T, R | { code: 'key_reused' }>> {
  const userId = caller.userId
  if (!userId) throw new Error('only a person who is signed in has keys')
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${userId} ${key}`}, 0))`.execute(tx)

  const fingerprint = fingerprintOf({ route, body })
  const first = await tx
    .selectFrom('command_success')
    .select(['fingerprint', 'response'])
    .where('user_id', '=', userId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (first) return first.fingerprint === fingerprint ? ok(first.response as T) : err({ code: 'key_reused' }) // kept as T

  const result = await work()
  if (!result.ok) return result
  const response = JSON.stringify(result.value)
  await tx.insertInto('command_success').values({ user_id: userId, key, route, fingerprint, response }).execute()
  return result
}

/** SHA-256 of the same text for the same content, in whatever order its names came. */
export function fingerprintOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content, inOrder)).digest('hex')
}

function inOrder(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
