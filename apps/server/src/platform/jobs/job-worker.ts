import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { MS } from '@dallal/kernel'
import { Logger, parseCronItems, type Runner, run } from 'graphile-worker'
import type pg from 'pg'
import { createPool } from '#platform/database'
import type { Log } from '#platform/log'
import { createReaper, type Reaper } from './reaper.ts'

/** Does one job. Throwing means: try again later. */
export type JobHandler = (payload: unknown) => Promise<void>

/** A job that comes by itself; times are UTC. One that was missed while no worker ran is made up for, once, up to a day. */
export interface CronEntry {
  readonly job: string
  /** Five fields as in crontab(5): `30 4 * * *`. */
  readonly schedule: string
}

export interface JobWorkerOptions {
  /** The address of the role that owns the queue. */
  readonly url: string
  /** The data folder's name: jobs that a killed process of the same folder held are free again at once. */
  readonly node: string
  readonly handlers: Readonly<Record<string, JobHandler>>
  readonly cron: readonly CronEntry[]
  readonly log: Log
  readonly concurrency?: number
  /** How long a worker may be silent before its jobs are given to others; shorter in tests. */
  readonly silenceMs?: number
}

export interface JobWorker {
  /** Whether it works now; false while it is being started again. */
  isRunning(): boolean
  /** Takes no more jobs, waits for those at work, then lets go. */
  stop(): Promise<void>
}

const SILENCE_MS = 45_000
const SHORTEST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000

/** Works through the queue until stopped. When the library gives up, as it does without its database, it is started again. */
export async function startJobWorker(options: JobWorkerOptions): Promise<JobWorker> {
  const { log, concurrency = 4, silenceMs = SILENCE_MS } = options
  const onError = (error: Error) => log.warn('job queue lost a connection', { error })
  // The library writes the ids of failed jobs as JSON, which has no bigint, and reckons with moments as dates.
  const pool = createPool({ url: options.url, name: 'jobs', size: concurrency + 4, onError, plainValues: true })
  const reaper = createReaper({ pool, node: options.node, silenceMs, log })
  await reaper.forgetEarlierProcesses()

  const start = () => runQueue({ ...options, concurrency, pool, reaper })
  let stopping = false
  let runner: Runner | null = await start()

  const keepRunning = async () => {
    let pause = SHORTEST_PAUSE_MS
    while (!stopping) {
      if (runner) await ended(runner, log)
      runner = null
      if (stopping) return
      await wait(pause, undefined, { ref: false })
      if (stopping) return
      runner = await start().catch((error: unknown) => {
        log.warn('the job worker does not start', { error })
        return null
      })
      pause = runner ? SHORTEST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS)
    }
  }
  const over = keepRunning()

  return {
    isRunning: () => runner !== null,
    async stop() {
      stopping = true
      await runner?.stop().catch(() => undefined) // it may just have ended by itself
      await over
      await reaper.close()
      await pool.end()
    },
  }
}

type Queue = JobWorkerOptions & { concurrency: number; pool: pg.Pool; reaper: Reaper }

function runQueue({ handlers, cron, log, concurrency, pool, reaper }: Queue): Promise<Runner> {
  return run({
    pgPool: pool,
    concurrency,
    schema: 'graphile_worker',
    noHandleSignals: true,
    pollInterval: 1_000,
    // Said at once, but through the batcher: only there is it tried again when the database is away, and nobody's failure.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: new Logger((scope) => (level, message) => {
      if (level === 'error' || level === 'warning') log.warn(message, { job: scope.taskIdentifier, jobId: scope.jobId })
    }),
    taskList: Object.fromEntries(
      Object.entries(handlers).map(([name, handle]) => [name, (payload: unknown) => handle(payload)]),
    ),
    parsedCronItems: parseCronItems(
      cron.map(({ job, schedule }) => ({
        task: job,
        match: schedule,
        // Under one key, so that what was missed over hours comes once, not once a minute.
        options: { backfillPeriod: MS.day, jobKey: job },
      })),
    ),
    events: hearing(reaper, log),
  })
}

interface GivenUp {
  job: { id: string; task_identifier: string; attempts: number }
  error: unknown
}

/**
 * The reaper learns under which name this process locks jobs when the library has chosen it. And a job that was tried as often
 * as it may be is told of in the log: it waits for a person now.
 */
function hearing(reaper: Reaper, log: Log): NonNullable<Parameters<typeof run>[0]['events']> {
  const events = new EventEmitter()
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => reaper.watch(workerPool.id))
  events.on('job:failed', ({ job: { id, task_identifier: job, attempts }, error }: GivenUp) =>
    log.error('a job was given up', { job, jobId: id, attempts, error }),
  )
  return events
}

async function ended(runner: Runner, log: Log): Promise<void> {
  await runner.promise.catch((error: unknown) => log.warn('the job worker ended', { error }))
}
