import { randomUUID } from 'node:crypto'
import { assert } from '@dallal/kernel'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/database'

const KEY = 'history_epoch'

/**
 * Names the history that versions count: made once for a database, and made anew by whoever restores a backup, because
 * after that the same versions mean other events.
 */
export async function historyEpoch(tx: Tx): Promise<string> {
  const found = await readEpoch(tx)
  if (found) return found
  await sql`
    insert into installation (key, value)
    values (${KEY}, ${JSON.stringify(randomUUID())}::jsonb)
    on conflict (key) do nothing`.execute(tx)
  const written = await readEpoch(tx)
  assert(written, 'an epoch just written is there')
  return written
}

async function readEpoch(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ value: unknown }>`select value from installation where key = ${KEY}`.execute(tx)
  return rows[0] ? z.string().max(40).parse(rows[0].value) : null
}
