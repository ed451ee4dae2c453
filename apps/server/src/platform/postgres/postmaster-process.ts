import { execFile, spawn } from 'node:child_process'
import { chownSync, closeSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { type Cluster, plainEnvironment } from './cluster.ts'
import { isPostgresAlive, readPostmaster } from './postmaster-file.ts'
import type { RunAs } from './run-as.ts'
import { type Durability, postgresArguments } from './settings.ts'

const run = promisify(execFile)

/** The log's own process writes on for a moment after the server has given up. */
const LOG_SETTLES_MS = 250

/** How a launch ended. `locked`: an earlier server of the same folder is not quite gone; looking again will do. */
export type Launched =
  | { outcome: 'ready'; pid: number; exited: Promise<void> }
  | { outcome: 'locked' | 'failed'; said: string }

/**
 * Starts the postmaster as our child, in a process group of its own so that Ctrl-C in the terminal reaches us first and
 * it last. Resolves when it is ready or has given up.
 */
export async function launchPostmaster(
  binaries: Binaries,
  cluster: Cluster,
  user: RunAs,
  durability: Durability,
): Promise<Launched> {
  const log = openSync(cluster.startLog, 'w', 0o600)
  if (user) chownSync(cluster.startLog, user.uid, user.gid)
  const child = spawn(binaries.postgres, postgresArguments(cluster.data, cluster.port, durability), {
    ...user,
    env: plainEnvironment(),
    stdio: ['ignore', log, log],
    detached: true,
  })
  closeSync(log)
  child.unref()
  let gone = false
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      gone = true
      resolve()
    }
    child.once('exit', end)
    child.once('error', end)
  })

  while (!gone) {
    const found = readPostmaster(cluster.data)
    if (child.pid && found?.pid === child.pid && found.ready) return { outcome: 'ready', pid: child.pid, exited }
    await wait(15)
  }
  await wait(LOG_SETTLES_MS)
  return explain(readFileSync(cluster.startLog, 'utf8') + endOfLog(cluster.data))
}

/** What the server said last in its own log, where it goes on once it can write there. */
function endOfLog(data: string): string {
  try {
    const folder = join(data, 'log')
    const files = readdirSync(folder).map((name) => join(folder, name))
    const newest = files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
    return newest ? readFileSync(newest, 'utf8').slice(-2_000) : ''
  } catch {
    return ''
  }
}

/** Postgres says why it did not start, in English because it gets no locale; one of its reasons passes by itself. */
function explain(said: string): Launched {
  const lines = said.trim().split('\n')
  const reasons = lines.filter((line) => /FATAL|PANIC|could not/.test(line))
  const outcome = /lock file "postmaster\.pid" already exists|pre-existing shared memory block/.test(said)
    ? 'locked'
    : 'failed'
  return { outcome, said: (reasons.length > 0 ? reasons : lines).slice(-3).join(' | ') || 'it said nothing' }
}

/** Stops the server of a folder and waits until it is gone; does nothing when none runs. */
export async function stopPostmaster(binaries: Binaries, data: string, user: RunAs): Promise<void> {
  const found = readPostmaster(data)
  if (!found || !isPostgresAlive(found.pid)) return
  const stop = (mode: 'fast' | 'immediate') =>
    run(binaries.control, ['stop', '-D', data, '-m', mode, '-w', '-t', '30'], { ...user, env: plainEnvironment() })
  await stop('fast').catch(() => stop('immediate').catch(() => undefined))
}
