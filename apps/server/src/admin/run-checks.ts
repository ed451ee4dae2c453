import { sql } from 'kysely'
import type { Database, Tx } from '#platform/database'
import { checkNames, runChecks, type Verification } from '#wallet'

/** Told before each check: its name, its place from 1, and how many there are. What it throws ends the run. */
export type HearCheck = (check: string, place: number, of: number) => void

/**
 * Runs all checks over one moment: what is committed meanwhile is not seen by any of them. One that cannot be run says why
 * and holds up no other. It reads all the books: give it a database with patience.
 */
export function verifyLedger(database: Pick<Database, 'asSystem'>, hear?: HearCheck): Promise<Verification> {
  return database.asSystem(async (tx) => {
    await seeOneMoment(tx)
    return verifyIn(tx, hear)
  })
}

/** The first statement of a transaction: all that follow see the same moment. */
export async function seeOneMoment(tx: Tx): Promise<void> {
  await sql`set transaction isolation level repeatable read`.execute(tx)
}

/** The same in a transaction that sees one moment, and that may write down afterwards what was found. */
export async function verifyIn(tx: Tx, hear: HearCheck = () => undefined): Promise<Verification> {
  const checks = checkNames()
  const runs: Verification[] = []
  for (const [index, check] of checks.entries()) {
    hear(check, index + 1, checks.length)
    runs.push(await runOne(tx, check))
  }
  return { checks, runs: runs.flatMap((run) => run.runs), defects: runs.flatMap((run) => run.defects) }
}

async function runOne(tx: Tx, check: string): Promise<Verification> {
  const since = performance.now()
  await sql`savepoint one_check`.execute(tx)
  try {
    const found = await runChecks(tx, [check])
    await sql`release savepoint one_check`.execute(tx)
    return found
  } catch (error) {
    await sql`rollback to savepoint one_check`.execute(tx)
    const tookMs = Math.round(performance.now() - since)
    return { checks: [check], runs: [{ check, found: 0, tookMs, error: String(error) }], defects: [] }
  }
}
