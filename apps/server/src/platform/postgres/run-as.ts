import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** The user a process is started as; `null` means as ourselves. */
export type RunAs = { readonly uid: number; readonly gid: number } | null

/** Postgres refuses to run as root, and wants a user with a name. In this order. */
const UNPRIVILEGED = ['postgres', '_postgres', 'nobody']

/** Whom to run Postgres as: ourselves, unless we are root. Throws when root finds no other named user. */
export function postgresUser(): RunAs {
  if (process.getuid?.() !== 0) return null
  const accounts = readFileSync('/etc/passwd', 'utf8')
  for (const name of UNPRIVILEGED) {
    const found = findAccount(accounts, name)
    if (found) return found
  }
  throw new Error('Postgres cannot run as root, and neither "postgres" nor "nobody" exists: start as a normal user.')
}

/** Reads one account of `/etc/passwd`. Negative ids (macOS writes -2 for nobody) are the unsigned 32-bit number. */
export function findAccount(accounts: string, name: string): RunAs {
  const line = accounts.split('\n').find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  if (uid === undefined || gid === undefined) return null
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }
}

/** Whether that user may walk down to a path: every folder above it (or its nearest ancestor that exists) is open to it. */
export function canReach(path: string, user: RunAs): boolean {
  if (!user) return true
  let folder = resolve(path)
  while (!existsSync(folder)) folder = dirname(folder)
  for (;;) {
    const { uid, gid, mode } = statSync(folder)
    const execute = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & execute) === 0 && statSync(folder).isDirectory()) return false
    if (dirname(folder) === folder) return true
    folder = dirname(folder)
  }
}
