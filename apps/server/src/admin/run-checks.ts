import type { checkSchema } from '@dallal/contract'
import { ok, type Result, toIso } from '@dallal/kernel'
import { sql } from 'kysely'
import type { z } from 'zod'
import { type OperatorRefusal, requireOperator } from '#identity'
import type { Caller, Database } from '#platform/database'
import { checkNames, runChecks, type Verification } from '#wallet'
import type { AdminPorts } from './admin-ports.ts'

type CheckView = z.infer<typeof checkSchema>
export type CheckReport = { checkedAt: string; checks: CheckView[] }

/** How many of the rows a check found are shown. */
const SAMPLE = 5

/** Told before each check: its name, its place from 1, and how many there are. */
export type HearCheck = (check: string, place: number, of: number) => void

/** All checks over one moment: what is committed while they run is not seen by any of them. */
export function verifyLedger(database: Database, hear: HearCheck = () => undefined): Promise<Verification> {
  return database.asSystem(async (tx) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(tx)
    const checks = checkNames()
    const runs: Verification[] = []
    for (const [index, check] of checks.entries()) {
      hear(check, index + 1, checks.length)
      runs.push(await runChecks(tx, [check]))
    }
    return { checks, runs: runs.flatMap((run) => run.runs), defects: runs.flatMap((run) => run.defects) }
  })
}

/** Checks the invariants for operators. They read everything, so two who ask at once share one run. */
export function createCheckRunner({ database, clock }: AdminPorts) {
  let running: Promise<CheckReport> | null = null

  async function run(): Promise<CheckReport> {
    const { runs, defects } = await verifyLedger(database)
    return {
      checkedAt: toIso(clock.realNow()),
      checks: runs.map(({ check, found, tookMs }) => ({
        name: check,
        defects: found,
        sample: defects
          .filter((defect) => defect.check === check)
          .slice(0, SAMPLE)
          .map(({ row, detail }) => `${row}: ${detail}`),
        tookMs,
      })),
    }
  }

  return async (caller: Caller): Promise<Result<CheckReport, OperatorRefusal>> => {
    const operator = requireOperator(caller)
    if (!operator.ok) return operator
    running ??= run().finally(() => {
      running = null
    })
    return ok(await running)
  }
}
