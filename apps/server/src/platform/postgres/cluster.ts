import { execFile } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keptSecret } from '#platform/kept-secret'
import type { Binaries } from './binaries.ts'
import { portOf } from './port.ts'
import type { RunAs } from './run-as.ts'
import type { Durability } from './settings.ts'

/**
 * The files of one cluster: `data` (Postgres' own), `password` (the superuser's, readable by us alone), `port` (chosen
 * once, kept) and `start.log` (what the last start said).
 */
export interface Cluster {
  readonly data: string
  readonly password: string
  readonly port: number
  readonly startLog: string
}

export const SUPERUSER = 'dallal_superuser'

/** Opens the cluster in a folder; makes it when there is none. A half-made one (killed during `initdb`) is made again. */
export async function openCluster(
  folder: string,
  binaries: Binaries,
  user: RunAs,
  durability: Durability,
): Promise<Cluster> {
  mkdirSync(folder, { recursive: true })
  giveTo(folder, user, 0o700)
  const data = join(folder, 'data')
  const password = keptSecret(
    join(folder, 'password'),
    'Take it from a backup: the database lets nobody in without it.',
  )
  if (!existsSync(data)) await initialise(folder, data, password, binaries, user, durability)
  const port = await portOf(folder)
  return { data, password, port, startLog: join(folder, 'start.log') }
}

async function initialise(
  folder: string,
  data: string,
  password: string,
  binaries: Binaries,
  user: RunAs,
  durability: Durability,
): Promise<void> {
  const unfinished = join(folder, 'unfinished')
  const passwordFile = join(folder, 'unfinished.password')
  rmSync(unfinished, { recursive: true, force: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  giveTo(passwordFile, user, 0o600)
  const options = ['-D', unfinished, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '-E', 'UTF8']
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions']
  const speed = durability === 'disposable' ? ['--no-sync'] : []
  try {
    await runToEnd(binaries.initdb, [...options, ...locale, ...speed], user)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(unfinished, data)
}

/** Runs a program that says nothing when all is well. It does not outlive us, and throws what it complained of at the end. */
function runToEnd(program: string, parameters: string[], user: RunAs): Promise<void> {
  return new Promise((resolve, reject) => {
    const settings = { ...user, env: plainEnvironment(), encoding: 'utf8' as const }
    const child = execFile(program, parameters, settings, (error, _said, complained) => {
      process.removeListener('exit', end)
      if (!error) return resolve()
      const lines = complained.split('\n').filter((line) => /error:|FATAL|PANIC|could not/.test(line))
      const why = lines.slice(-2).join(' | ') || `it ended with ${error.signal ?? error.code}`
      reject(new Error(`Postgres could not be set up: ${why}`, { cause: error }))
    })
    const end = () => void child.kill()
    process.once('exit', end)
  })
}

/** Postgres gets no setting of ours and no locale of the terminal by accident. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return { LC_ALL: 'C', TZ: 'UTC' }
}

function giveTo(path: string, user: RunAs, mode: number): void {
  chmodSync(path, mode)
  if (user) chownSync(path, user.uid, user.gid)
}
