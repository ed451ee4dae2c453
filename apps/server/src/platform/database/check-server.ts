import { assert } from '@dallal/kernel'
import type pg from 'pg'
import { createClient } from './pool.ts'

const OLDEST_POSTGRES = 15

/** What a server must have, before anything is written to it. */
export interface ServerFacts {
  readonly major: number
  readonly mayCreateRoles: boolean
}

/** Why Dallal cannot work on such a server, in a sentence; null when it can. */
export function whyUnfit({ major, mayCreateRoles }: ServerFacts): string | null {
  if (major < OLDEST_POSTGRES) {
    return `Dallal needs Postgres ${OLDEST_POSTGRES} or newer; this one is ${major}: set DATABASE_URL to a newer one.`
  }
  if (!mayCreateRoles) {
    return 'The user of DATABASE_URL needs CREATEROLE: Dallal makes roles with fewer rights and works as those.'
  }
  return null
}

/** Connects as the owner and says why the server is unfit, if it is. Throws the driver's errors only. */
export async function lookAtServer(ownerUrl: string): Promise<string | null> {
  const client = createClient(ownerUrl, 'look')
  client.on('error', () => undefined) // what breaks the connection fails the query too
  try {
    await client.connect()
    return whyUnfit(await factsOf(client))
  } finally {
    await client.end().catch(() => undefined)
  }
}

export async function factsOf(client: pg.Client): Promise<ServerFacts> {
  const { rows } = await client.query<ServerFacts>(
    `select current_setting('server_version_num')::int / 10000 as major,
            (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as "mayCreateRoles"`,
  )
  assert(rows[0], 'one row without a table')
  return rows[0]
}
