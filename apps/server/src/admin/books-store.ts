import { type Books, checkSchema } from '@dallal/contract'
import { type Instant, toIso } from '@dallal/kernel'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/database'

/** All SQL on reports of the checks. Row security shows them to operators. */

type Check = z.infer<typeof checkSchema>

/** As many days of reports are kept. */
const KEPT_DAYS = 7

/** The lock by which every process sees that the checks are being run. Shared: two may run at once. */
const RUNNING = { space: 4_517, key: 1 }

/** Says, until this transaction ends, that the checks are being run. */
export async function sayRunning(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${RUNNING.space}::int, ${RUNNING.key}::int)`.execute(tx)
}

export async function insertReport(tx: Tx, tookMs: number, checks: readonly Check[]): Promise<void> {
  await tx
    .insertInto('books_report')
    .values({ took_ms: tookMs, checks: JSON.stringify(checks) })
    .execute()
  await sql`delete from books_report where checked_at < now() - make_interval(days => ${KEPT_DAYS})`.execute(tx)
}

/** The state of the books: the latest report, and whether the next is on its way. */
export async function readBooks(tx: Tx): Promise<Books> {
  // Asked first: a run that ends between the two statements is then still said to be running.
  const { rows } = await sql<{ isRunning: boolean }>`
    select exists (
      select from pg_locks
      where locktype = 'advisory' and granted
        and database = (select oid from pg_database where datname = current_database())
        and classid = ${RUNNING.space} and objid = ${RUNNING.key} and objsubid = 2
    ) as "isRunning"`.execute(tx)
  return { isRunning: rows[0]?.isRunning === true, report: await latestReport(tx) }
}

async function latestReport(tx: Tx): Promise<Books['report']> {
  const { rows } = await sql<{ checkedAt: Instant; tookMs: number; checks: unknown }>`
    select checked_at as "checkedAt", took_ms as "tookMs", checks
    from books_report
    order by checked_at desc
    limit 1`.execute(tx)
  const [row] = rows
  const checks = z.array(checkSchema).safeParse(row?.checks)
  // One that an earlier version wrote in other words is none: the next will be here within minutes.
  return row && checks.success ? { checkedAt: toIso(row.checkedAt), tookMs: row.tookMs, checks: checks.data } : null
}
