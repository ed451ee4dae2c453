import pg from 'pg'
import { derivePassword, scramVerifier } from './scram.ts'
import { superuserClient } from './superuser-client.ts'

export const OWNER = 'dallal_owner'

/**
 * Makes the role that owns everything — it migrates, may create roles and is no superuser, so row security holds for it
 * too — and a database of its own. Returns the address of that database. Safe to repeat.
 */
export async function ensureOwnedDatabase(superuserUrl: string, database: string): Promise<string> {
  const url = new URL(superuserUrl)
  const password = derivePassword(url.password, OWNER)
  const client = superuserClient(superuserUrl)
  await client.connect()
  try {
    const { rows } = await client.query<{ owner: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as owner,
              exists (select from pg_database where datname = $2) as database`,
      [OWNER, database],
    )
    if (!rows[0]?.owner)
      await client.query(`create role ${OWNER} login createrole password '${scramVerifier(password)}'`)
    if (!rows[0]?.database) await client.query(`create database ${pg.escapeIdentifier(database)} owner ${OWNER}`)
  } finally {
    await client.end()
  }
  url.username = OWNER
  url.password = password
  url.pathname = `/${database}`
  return url.href
}
