import { join } from 'node:path'
import type { Config } from '#config'
import {
  type Connections,
  connectionsFor,
  createClient,
  lookAtServer,
  type Migrated,
  migrate,
} from '#platform/database'
import type { Log } from '#platform/log'
import { ensureOwnedDatabase, openDataPlace, type PostgresEvent, startPostgres } from '#platform/postgres'
import { whyNoDatabase } from './why-no-database.ts'

/** The Postgres behind this installation, embedded or named by DATABASE_URL. */
export interface Store {
  readonly connections: Connections
  /** Started by us now, found running, or somebody else's. */
  readonly origin: 'started' | 'adopted' | 'external'
  /** Stops the embedded one; leaves another's alone. */
  stop(): Promise<void>
}

const DATABASE = 'dallal'

/** Finds or starts the database; does not migrate. Supervised, it is started again whenever it dies. */
export async function openStore(config: Config, log: Log, supervise: boolean): Promise<Store> {
  if (config.databaseUrl) return openExternal(config.databaseUrl)
  openDataPlace(config.dataFolder)
  const postgres = await startPostgres({
    folder: join(config.dataFolder, 'postgres'),
    copyBinariesTo: config.dataFolder,
    durability: 'durable',
    supervise,
    onEvent: (event) => report(event, log),
  })
  const connections = connectionsFor(await ensureOwnedDatabase(postgres.superuserUrl, DATABASE))
  return { connections, origin: postgres.adopted ? 'adopted' : 'started', stop: () => postgres.stop() }
}

/** Somebody else's Postgres: looked at before anything relies on it. Throws a sentence that says what to do. */
async function openExternal(databaseUrl: string): Promise<Store> {
  const whyUnfit = await lookAtServer(databaseUrl).catch((error: unknown) => {
    throw new Error(whyNoDatabase(error, databaseUrl), { cause: error })
  })
  if (whyUnfit) throw new Error(whyUnfit)
  return { connections: connectionsFor(databaseUrl), origin: 'external', stop: async () => undefined }
}

/** Applies what is new and says which Postgres it is: `18.4`. */
export async function bringUpToDate(connections: Connections): Promise<Migrated & { version: string }> {
  const migrated = await migrate(connections)
  const client = createClient(connections.system, 'version')
  await client.connect()
  try {
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    return { ...migrated, version: rows[0]?.server_version.split(' ')[0] ?? '' }
  } finally {
    await client.end()
  }
}

function report(event: PostgresEvent, log: Log): void {
  if (event.type === 'died') log.error('Postgres died and is started again')
  if (event.type === 'restarted') log.warn('Postgres is back', { ms: event.ms })
  if (event.type === 'restart_failed') log.error('Postgres does not come back yet', { error: event.error })
}
