import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { canReach, postgresUser, type RunAs } from './run-as.ts'

/**
 * Where an installation keeps its data: the folder that was asked for, else `.dallal` in the checkout, else — for root,
 * whose checkout Postgres' user often cannot enter — `/var/lib/dallal/<hash of the checkout>`.
 */
export function dataPlace(checkout: string, asked: string | undefined, user: RunAs = postgresUser()): string {
  if (asked) return resolve(asked)
  if (canReach(checkout, user)) return join(checkout, '.dallal')
  const hash = createHash('sha256').update(resolve(checkout)).digest('hex').slice(0, 12)
  return join('/var/lib/dallal', hash)
}

/** Makes the place; others may pass through it (Postgres' own user must), never list it. */
export function openDataPlace(place: string): void {
  mkdirSync(place, { recursive: true })
  chmodSync(place, 0o711)
}
