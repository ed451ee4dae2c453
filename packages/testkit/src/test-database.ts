import { randomBytes } from 'node:crypto'
import { type Connections, connectionsFor, createClient, type Database, openDatabase } from '@dallal/server/database'
import { ensureOwnedDatabase } from '@dallal/server/postgres'
import type pg from 'pg'
import { inject } from 'vitest'
import './provided-context.ts'

export interface TestDatabase {
  /** As the server has it: `asCaller`, `asSystem`, `asIdentity`. */
  readonly database: Database
  /** The address of each role, for tests that speak SQL. */
  readonly connections: Connections
  readonly superuserUrl: string
  /** Runs statements as the superuser, whom no row security binds: to look at everything, or to break something. */
  asSuperuser<Row extends pg.QueryResultRow>(statement: string, values?: unknown[]): Promise<Row[]>
  /** Another connected `Database` of the same database, as a second server would have. */
  connectAgain(options?: { timeouts?: Timeouts; sizes?: Sizes }): Database
  close(): Promise<void>
}

type Timeouts = Parameters<typeof openDatabase>[0]['timeouts']
type Sizes = Parameters<typeof openDatabase>[0]['sizes']

/** A database of this test file's own, migrated, empty. Close it in `afterAll`. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const { superuserUrl: clusterUrl, template } = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(clusterUrl, `create database ${name} template ${template} owner dallal_owner`)
  const connections = connectionsFor(await ensureOwnedDatabase(clusterUrl, name))
  const superuserUrl = Object.assign(new URL(clusterUrl), { pathname: `/${name}` }).href

  const opened: Database[] = []
  const connectAgain: TestDatabase['connectAgain'] = (options = {}) => {
    const database = openDatabase({ connections, onError: () => undefined, ...options })
    opened.push(database)
    return database
  }
  return {
    database: connectAgain(),
    connections,
    superuserUrl,
    asSuperuser: (statement, values) => administer(superuserUrl, statement, values),
    connectAgain,
    async close() {
      for (const database of opened) await database.close()
      await administer(clusterUrl, `drop database ${name} with (force)`)
    },
  }
}

async function administer<Row extends pg.QueryResultRow>(
  url: string,
  statement: string,
  values?: unknown[],
): Promise<Row[]> {
  const client = createClient(url, 'test')
  await client.connect()
  try {
    return (await client.query<Row>(statement, values)).rows
  } finally {
    await client.end()
  }
}
