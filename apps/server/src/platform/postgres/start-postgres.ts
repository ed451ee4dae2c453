import { setTimeout as wait } from 'node:timers/promises'
import { type Binaries, prepareBinaries } from './binaries.ts'
import { type Cluster, openCluster, SUPERUSER } from './cluster.ts'
import { choosePort, isPortFree } from './port.ts'
import { forgetPostmaster, isPostgresAlive, readPostmaster } from './postmaster-file.ts'
import { type Launched, launchPostmaster, stopPostmaster } from './postmaster-process.ts'
import { postgresUser, type RunAs } from './run-as.ts'
import type { Durability } from './settings.ts'
import { superuserClient } from './superuser-client.ts'

/** What happens to the server while we look after it. */
export type PostgresEvent =
  | { type: 'died' }
  | { type: 'restarted'; ms: number }
  | { type: 'restart_failed'; error: Error }

export interface PostgresOptions {
  /** Where the cluster is kept; made when absent. */
  readonly folder: string
  /** Where the programs may be copied when their user cannot enter the checkout. */
  readonly copyBinariesTo: string
  readonly durability: Durability
  /** Start it again, for ever, whenever it dies. */
  readonly supervise: boolean
  readonly onEvent?: (event: PostgresEvent) => void
}

export interface EmbeddedPostgres {
  readonly superuserUrl: string
  /** True when it was already running: left behind by a killed parent, or started by another command of this checkout. */
  readonly adopted: boolean
  /** The postmaster's process id now. */
  pid(): number
  /** Stops it fast: sessions are cut, everything committed stays. */
  stop(): Promise<void>
}

const START_DEADLINE_MS = 120_000
const LONGEST_PAUSE_MS = 5_000
const LOOK_AGAIN_MS = 100
const WATCH_ADOPTED_MS = 500

type Place = PostgresOptions & { binaries: Binaries; user: RunAs }
type Running = { pid: number; port: number; adopted: boolean; exited: Promise<void> }

/** Starts the cluster of a folder, or adopts it when it already runs. Resolves when it accepts connections. */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const place: Place = { ...options, binaries: prepareBinaries(options.copyBinariesTo), user: postgresUser() }
  const cluster = await openCluster(options.folder, place.binaries, place.user, options.durability)
  let running = await bringUp(place, cluster, 'any port')
  const { port } = running
  let stopping = false

  const watch = async () => {
    for (;;) {
      await running.exited
      if (stopping) return
      options.onEvent?.({ type: 'died' })
      running = await bringBack(place, { ...cluster, port }, () => stopping)
    }
  }
  if (options.supervise) void watch().catch(() => undefined) // ends only by `stop`

  return {
    superuserUrl: superuserUrl({ ...cluster, port }),
    adopted: running.adopted,
    pid: () => running.pid,
    async stop() {
      stopping = true
      await stopPostmaster(place.binaries, cluster.data, place.user)
    },
  }
}

function superuserUrl({ password, port }: Pick<Cluster, 'password' | 'port'>): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`
}

/** Tries again and again, more and more slowly: a full disk or a busy port may be over in a minute. */
async function bringBack(place: Place, cluster: Cluster, given: () => boolean): Promise<Running> {
  const since = performance.now()
  for (let pause = LOOK_AGAIN_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    if (given()) throw new Error('stopped while restarting')
    try {
      const running = await bringUp(place, cluster, 'same port')
      place.onEvent?.({ type: 'restarted', ms: Math.round(performance.now() - since) })
      return running
    } catch (error) {
      place.onEvent?.({ type: 'restart_failed', error: error instanceof Error ? error : new Error(String(error)) })
      await wait(pause, undefined, { ref: false })
    }
  }
}

/**
 * Three states of the folder: a server runs (adopt it), one is on its way up or down or not yet reaped (wait, then look
 * again), or none (start it). A port that somebody else took meanwhile is changed, at the first start only.
 */
async function bringUp(place: Place, cluster: Cluster, ports: 'any port' | 'same port'): Promise<Running> {
  const deadline = performance.now() + START_DEADLINE_MS
  let { port } = cluster
  for (;;) {
    const found = readPostmaster(cluster.data)
    if (found && isPostgresAlive(found.pid)) {
      if (found.ready && (await accepts({ ...cluster, port: found.port }))) return adopt(found.pid, found.port)
    } else {
      if (found) forgetPostmaster(cluster.data)
      if (ports === 'any port' && !(await isPortFree(port))) port = await choosePort(place.folder)
      const launched = await launchPostmaster(place.binaries, { ...cluster, port }, place.user, place.durability)
      if (launched.outcome === 'ready') return own(launched, port)
      if (launched.outcome === 'failed') throw new Error(`Postgres does not start: ${launched.said}`)
    }
    if (performance.now() > deadline) throw new Error(`Postgres is still not up; see ${cluster.startLog}`)
    await wait(LOOK_AGAIN_MS)
  }
}

function own({ pid, exited }: Launched & { outcome: 'ready' }, port: number): Running {
  return { pid, port, adopted: false, exited }
}

function adopt(pid: number, port: number): Running {
  const exited = async () => {
    while (isPostgresAlive(pid)) await wait(WATCH_ADOPTED_MS, undefined, { ref: false })
  }
  return { pid, port, adopted: true, exited: exited() }
}

async function accepts(cluster: Cluster): Promise<boolean> {
  const client = superuserClient(superuserUrl(cluster))
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
