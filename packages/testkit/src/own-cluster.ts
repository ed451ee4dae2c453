import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Connections, connectionsFor, migrate } from '@dallal/server/database'
import { type EmbeddedPostgres, ensureOwnedDatabase, startPostgres } from '@dallal/server/postgres'

/** A Postgres that one test may kill. It waits for the disk as a real one does, so what it acknowledged must survive. */
export interface OwnCluster {
  readonly folder: string
  readonly superuserUrl: string
  readonly connections: Connections
  pid(): number
  /** kill -9 of the postmaster; resolves when the process is gone. */
  kill(): Promise<void>
  /** Starts it again on the same port and resolves when it has recovered; returns the milliseconds it took. */
  restart(): Promise<number>
  /** Stops it and removes its files. */
  discard(): Promise<void>
}

const DATABASE = 'dallal'

/** A migrated cluster of this test's own, outside of the run's shared one. Discard it in `afterAll`. */
export async function startOwnCluster(): Promise<OwnCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'dallal-crash-'))
  chmodSync(folder, 0o711)
  const start = () =>
    startPostgres({
      folder: join(folder, 'postgres'),
      copyBinariesTo: folder,
      durability: 'durable',
      supervise: false,
    })
  let postgres: EmbeddedPostgres = await start()
  const connections = connectionsFor(await ensureOwnedDatabase(postgres.superuserUrl, DATABASE))
  await migrate(connections)
  return {
    folder,
    superuserUrl: Object.assign(new URL(postgres.superuserUrl), { pathname: `/${DATABASE}` }).href,
    connections,
    pid: () => postgres.pid(),
    async kill() {
      const pid = postgres.pid()
      process.kill(pid, 'SIGKILL')
      while (isAlive(pid)) await wait(5)
    },
    async restart() {
      const since = performance.now()
      postgres = await start()
      return Math.round(performance.now() - since)
    },
    async discard() {
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
