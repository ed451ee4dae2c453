import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { CompiledQuery } from 'kysely'
import type { Tx } from '#platform/database'

/** A row that breaks a law, in the words of the check that found it. */
export type Defect = { readonly check: string; readonly row: string; readonly detail: string }

/** How one check went: how many rows it found, how long it took, and why it could not be run, if it could not. */
export type CheckRun = {
  readonly check: string
  readonly found: number
  readonly tookMs: number
  readonly error: string | null
}

export type Verification = {
  readonly checks: readonly string[]
  readonly runs: readonly CheckRun[]
  /** Of each check the first ones. */
  readonly defects: readonly Defect[]
}

const CHECKS = join(import.meta.dirname, '../../database/checks')

/** The most defects that one check names; the first ones are enough to start looking. */
const SHOWN = 100

/** Names of the checks: the files of `database/checks`, each a query that must return no row. */
export function checkNames(): string[] {
  return readdirSync(CHECKS)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => basename(file, '.sql'))
    .sort()
}

/** Runs every check, or those named, as the system role; throws when one cannot be run. All see the same moment when the transaction is repeatable read. */
export async function runChecks(tx: Tx, checks: readonly string[] = checkNames()): Promise<Verification> {
  const runs: CheckRun[] = []
  const defects: Defect[] = []
  for (const check of checks) {
    const since = performance.now()
    const query = readFileSync(join(CHECKS, `${check}.sql`), 'utf8')
    const { rows } = await tx.executeQuery<{ row: string; detail: string }>(CompiledQuery.raw(query, []))
    runs.push({ check, found: rows.length, tookMs: Math.round(performance.now() - since), error: null })
    defects.push(...rows.slice(0, SHOWN).map(({ row, detail }) => ({ check, row, detail })))
  }
  return { checks, runs, defects }
}
