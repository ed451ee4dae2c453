import type pg from 'pg'
import type { Log } from '#platform/log'

/**
 * Gives the jobs of dead workers to living ones. The queue's library frees them only after four hours; we know sooner,
 * because every worker says every few seconds that it lives.
 */
export interface Reaper {
  /** At the start: no other process of this data folder can be alive, whatever its latest sign of life. */
  forgetEarlierProcesses(): Promise<void>
  /** Begins to give signs of life under this name, and to look for the dead. A name before it is given up. */
  watch(worker: string): void
  /** Takes its own name off the list. */
  close(): Promise<void>
}

export interface ReaperOptions {
  readonly pool: pg.Pool
  readonly node: string
  readonly silenceMs: number
  readonly log: Log
}

export function createReaper({ pool, node, silenceMs, log }: ReaperOptions): Reaper {
  let watched: string | null = null
  const givenUp: string[] = []
  let timer: NodeJS.Timeout | undefined
  let latest: Promise<void> = Promise.resolve()

  async function beat(): Promise<void> {
    try {
      await pool.query('delete from job_worker where id = any ($1)', [givenUp])
      await pool.query(SIGN_OF_LIFE, [watched, node])
      const { rows } = await pool.query<{ id: string }>(DEAD, [silenceMs])
      const dead = rows.map(({ id }) => id)
      if (dead.length === 0) return
      await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [dead])
      await pool.query('delete from job_worker where id = any ($1)', [dead])
      log.warn('jobs of dead workers are free again', { workers: dead.length })
    } catch (error) {
      log.warn('cannot look for dead workers', { error })
    }
  }

  return {
    async forgetEarlierProcesses() {
      await pool.query('delete from job_worker where node = $1', [node])
    },
    watch(worker) {
      if (watched) givenUp.push(watched)
      watched = worker
      clearInterval(timer)
      latest = beat()
      timer = setInterval(() => {
        latest = beat()
      }, silenceMs / 3)
      timer.unref()
    },
    async close() {
      clearInterval(timer)
      await latest
      await pool.query('delete from job_worker where id = any ($1)', [[...givenUp, watched]])
    },
  }
}

const SIGN_OF_LIFE = `
  insert into job_worker (id, node, seen_at) values ($1, $2, now())
  on conflict (id) do update set seen_at = now()`

/** Who holds a lock on a job, or on a queue of jobs, without having been seen lately. */
const DEAD = `
  select distinct locked_by as id
    from (select locked_by from graphile_worker._private_jobs where locked_by is not null
          union all
          select locked_by from graphile_worker._private_job_queues where locked_by is not null) as holder
   where not exists (select from job_worker
                      where job_worker.id = holder.locked_by
                        and job_worker.seen_at > now() - $1 * interval '1 millisecond')`
