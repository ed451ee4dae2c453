import { existsSync, readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, resolve } from 'node:path'

/** The user a process is started as; `null` means as ourselves. */
export type RunAs = { readonly uid: number; readonly gid: number } | null

/** Postgres refuses to run as root, and wants a user with a name. In this order. */
const UNPRIVILEGED = ['postgres', '_postgres', 'nobody']

/** Whom to run Postgres as: ourselves, unless we are root. Throws a sentence when there is no user with a name. */
export function postgresUser(): RunAs {
  const uid = process.getuid?.()
  if (uid !== 0) {
    assertNamed(uid)
    return null
  }
  const accounts = readFileSync('/etc/passwd', 'utf8')
  for (const name of UNPRIVILEGED) {
    const found = findAccount(accounts, name)
    if (found) return found
  }
  throw new Error('Postgres cannot run as root, and neither "postgres" nor "nobody" exists: start as a normal user.')
}

/** Containers often run as a number that no account has. */
export function assertNamed(uid: number | undefined, lookUp: () => unknown = userInfo): void {
  try {
    lookUp()
  } catch (cause) {
    const remedy = 'give it one in /etc/passwd, or set DATABASE_URL to a Postgres that runs elsewhere'
    throw new Error(`Postgres runs only as a user with a name, and user ${uid} has none: ${remedy}.`, { cause })
  }
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
