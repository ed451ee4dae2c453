import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '#platform/database'
import { type Storage, storageKey } from '#platform/storage'
import { IMAGES } from './keep-image.ts'

const FACT = 'image_storage'
const MARK = storageKey(IMAGES, 'installation')

/**
 * Whether this storage holds the pictures of this database: both carry the same mark, given to them when they are first
 * seen together. A database that was exchanged for another, or a folder that was, does not.
 */
export async function isSameInstallation({ database, storage }: { database: Database; storage: Storage }) {
  const known = await markOf(database)
  const found = await storage.get(MARK)
  if (known === null && found === null) return markBoth(database, storage)
  return found !== null && Buffer.from(found).toString() === known
}

async function markOf(database: Database): Promise<string | null> {
  const { rows } = await database.asSystem((tx) =>
    sql<{ mark: string }>`select value #>> '{}' as mark from installation where key = ${FACT}`.execute(tx),
  )
  return rows[0]?.mark ?? null
}

/** The file first: should the row not follow, the two count as strangers and nothing is removed. */
async function markBoth(database: Database, storage: Storage): Promise<true> {
  const mark = randomUUID()
  await storage.put([{ key: MARK, bytes: Buffer.from(mark) }])
  await database.asSystem((tx) =>
    sql`insert into installation (key, value) values (${FACT}, to_jsonb(${mark}::text))`.execute(tx),
  )
  return true
}
