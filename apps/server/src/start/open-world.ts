import type { Config } from '#config'
import { type Clock, createClock } from '#platform/clock'
import { type Database, openDatabase } from '#platform/database'
import { createIds } from '#platform/ids'
import { jobs } from '#platform/jobs'
import type { Log } from '#platform/log'
import { createOutbox } from '#platform/outbox'
import type { World } from '../domain.ts'
import { bringUpToDate, openStore, type Store } from './open-store.ts'
import type { Steps } from './steps.ts'

/** The world every domain is given, over a database that is up to date. For the server and for the command line. */
export interface OpenWorld {
  readonly world: World
  readonly store: Store
  /** Lets go of the database; the store is stopped by whoever opened the world, if at all. */
  close(): Promise<void>
}

/** Starts or finds the database, migrates it and connects. */
export async function openWorld(config: Config, log: Log, steps: Steps, supervise: boolean): Promise<OpenWorld> {
  const store = await steps.step(
    ({ origin }) =>
      origin === 'external'
        ? 'Postgres of DATABASE_URL'
        : `Postgres, embedded${origin === 'adopted' ? ', was running' : ''}`,
    () => openStore(config, log, supervise),
  )
  let database: Database | undefined
  let clock: Clock | undefined
  try {
    await steps.step(
      ({ version, applied, known }) =>
        `Postgres ${version}, ${known} migrations${applied.length > 0 ? `, ${applied.length} new` : ''}`,
      () => bringUpToDate(store.connections),
    )
    const onError = (error: Error) => log.warn('a connection to Postgres broke', { error })
    database = openDatabase({ connections: store.connections, onError })
    clock = await createClock(database, config.environment)
  } catch (error) {
    await database?.close()
    await store.stop()
    throw error
  }
  const ids = createIds()
  const opened = database
  const ticking = clock
  return {
    world: { config, database, clock, log, ids, jobs, outbox: createOutbox(ids, jobs) },
    store,
    async close() {
      await ticking.close()
      await opened.close()
    },
  }
}
