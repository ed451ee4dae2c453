import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What `postmaster.pid` says: the running server of a data directory, or what is left of one. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly ready: boolean }

/** Reads `postmaster.pid` (its lines are fixed by Postgres' pidfile.h: pid first, port fourth, status eighth). */
export function readPostmaster(cluster: string): Postmaster | null {
  try {
    const lines = readFileSync(pidFile(cluster), 'utf8').split('\n')
    const pid = Number(lines[0])
    if (!Number.isInteger(pid) || pid <= 0) return null
    return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' }
  } catch {
    return null
  }
}

/**
 * Whether that process lives and is a Postgres. A pid file outlives its process, and its number may since belong to
 * somebody else (in a container nearly always); a zombie waiting to be reaped still counts as alive for Postgres.
 */
export function isPostgresAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  const name = processName(pid)
  return name === null || /postgres/i.test(name)
}

/** Removes the pid file of a server that is gone, so that a number given to another process cannot block the start. */
export function forgetPostmaster(cluster: string): void {
  rmSync(pidFile(cluster), { force: true })
}

function pidFile(cluster: string): string {
  return join(cluster, 'postmaster.pid')
}

/** The program's name, or null where it cannot be known. */
function processName(pid: number): string | null {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
    if (process.platform === 'win32') return null
    return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}
