import { type Instant, instant } from '@dallal/kernel'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { expect } from 'vitest'
import { createPool } from '#platform/database'
import { createLedgerWriter, type Ledger } from './ledger-writer.ts'
import { checkNames, type Defect, runChecks } from './verify-ledger.ts'

/** A ledger on a database of the test's own, and a clock that stands until it is moved. */
export type TestLedger = {
  readonly db: TestDatabase
  readonly ledger: Ledger
  readonly clock: { now: Instant }
  /** A second writer on the same database, as another server process has. */
  writeAgain(): Ledger
  defects(): Promise<Defect[]>
  /** What the invariants say must be nothing. */
  expectSound(): Promise<void>
  close(): Promise<void>
}

/** `more` names the checks that are asked beside those of the ledger itself. */
export async function openTestLedger(more: readonly string[] = []): Promise<TestLedger> {
  const db = await openTestDatabase()
  const clock = { now: instant('2026-11-25T10:00:00Z') }
  const closing: (() => Promise<void>)[] = []
  const write = () => {
    const pool = createPool({ url: db.connections.system, name: 'ledger', size: 3, onError: () => undefined })
    const ledger = createLedgerWriter({ pool, now: () => clock.now })
    closing.push(async () => {
      await ledger.stop()
      await pool.end()
    })
    return ledger
  }
  // Tests of the ledger make money without the top-ups, lots and orders that other checks ask for.
  const checks = checkNames().filter((name) => name.startsWith('ledger-') || more.includes(name))
  const defects = async () => [...(await db.database.asSystem((tx) => runChecks(tx, checks))).defects]
  return {
    db,
    ledger: write(),
    clock,
    writeAgain: write,
    defects,
    expectSound: async () => expect(await defects()).toEqual([]),
    async close() {
      for (const close of closing) await close()
      await db.close()
    },
  }
}
