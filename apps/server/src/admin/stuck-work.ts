import type { StuckWork } from '@dallal/contract'
import { type Instant, ok, type Result, toIso } from '@dallal/kernel'
import { sql } from 'kysely'
import { type OperatorRefusal, requireOperator } from '#identity'
import type { Caller, Tx } from '#platform/database'
import type { AdminPorts } from './admin-ports.ts'

/** The most that is shown of each kind: enough to see what is wrong. */
const SHOWN = 20

/**
 * What nobody will do by itself any more: events that a listener has still not dealt with after ten minutes by the real clock,
 * with the error if they were given up, and other jobs that were given up. Latest first.
 */
export async function stuckWork(
  { database }: Pick<AdminPorts, 'database'>,
  caller: Caller,
): Promise<Result<StuckWork, OperatorRefusal>> {
  const operator = requireOperator(caller)
  if (!operator.ok) return operator
  // As the system, which alone sees the queue and the events; who asks was judged before.
  return database.asSystem(async (tx) => {
    const jobs = await givenUpJobs(tx)
    const events = await lateEvents(tx)
    return ok({
      events: events.map(({ id, type, at }) => {
        const job = jobs.find(({ event }) => event === id)
        return { id, type, since: toIso(at), error: job?.error ?? null }
      }),
      jobs: jobs
        .filter(({ event }) => event === null)
        .map(({ id, name, attempts, error, since }) => ({
          ...{ id: String(id), name, attempts, error },
          since: toIso(since),
        })),
    })
  })
}

interface GivenUpJob {
  readonly id: bigint
  readonly name: string
  readonly attempts: number
  readonly error: string | null
  readonly since: Instant
  /** The event it was to carry. */
  readonly event: string | null
}

async function givenUpJobs(tx: Tx): Promise<GivenUpJob[]> {
  const { rows } = await sql<GivenUpJob>`
    select id, name, attempts, error, since, event_id as event from given_up_jobs(${SHOWN}::int)`.execute(tx)
  return rows
}

async function lateEvents(tx: Tx): Promise<{ id: string; type: string; at: Instant }[]> {
  const { rows } = await sql<{ id: string; type: string; at: Instant }>`
    select id, type, created_at as at
    from outbox
    where finished_at is null and created_at < now() - interval '10 minutes'
    order by created_at desc
    limit ${SHOWN}`.execute(tx)
  return rows
}
