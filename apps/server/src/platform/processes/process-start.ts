import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * When a process began, in whatever words the system has for it; null when there is no such process. A process id alone
 * proves nothing, because it is given to somebody else later; together with this it does.
 */
export function processStart(pid: number): string | null {
  try {
    if (process.platform === 'linux') return startTicks(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    if (process.platform === 'win32') return isAlive(pid) ? 'alive' : null
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

/** Field 22 of proc(5)'s stat, counted after the name, which may hold blanks and brackets; null for a zombie. */
function startTicks(stat: string): string | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields[0] === 'Z' ? null : (fields[19] ?? null)
}

function isAlive(pid: number): boolean {
  process.kill(pid, 0)
  return true
}
