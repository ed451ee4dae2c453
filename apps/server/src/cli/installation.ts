import { type Config, loadConfig } from '#config'
import { type Clock, createClock } from '#platform/clock'
import { type Connections, type Database, openDatabase, PATIENCE } from '#platform/database'
import { createLog, type Log } from '#platform/log'
import { bringUpToDate, openStore, type Store } from '../start/open-store.ts'
import type { Terminal } from './terminal.ts'

/** The installation of this checkout, as a command sees it. */
export interface Installation {
  readonly config: Config
  readonly connections: Connections
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
}

/**
 * Gives work to do on the installation's database, whether the server runs or not: a running Postgres is used as it is; an
 * embedded one that rests is started for the command, brought up to date, and stopped afterwards.
 */
export async function withInstallation<T>(terminal: Terminal, work: (installation: Installation) => Promise<T>) {
  const loaded = loadConfig()
  if (!loaded.ok) throw new Error(loaded.refusal.sentences.join('\n'))
  const config = loaded.value
  const log = createLog({ level: 'warn', form: 'human', write: (line) => process.stderr.write(line) })

  terminal.progress('looking for Postgres…')
  const store = await openStore(config, log, false)
  try {
    await bringUpToDate(store.connections)
    return await connected(config, store, log, work)
  } finally {
    if (store.origin === 'started') await store.stop()
  }
}

async function connected<T>(
  config: Config,
  { connections }: Store,
  log: Log,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const onError = (error: Error) => log.warn('a connection to Postgres broke', { error })
  const database = openDatabase({ connections, onError, timeouts: PATIENCE, sizes: { app: 1, system: 3, identity: 1 } })
  const clock = await createClock(database, config.environment)
  try {
    return await work({ config, connections, database, clock, log })
  } finally {
    await clock.close()
    await database.close()
  }
}
