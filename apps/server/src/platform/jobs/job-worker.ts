import { EventEmitter } from 'node:events'
import { Logger, parseCronItems, type Runner, run } from 'graphile-worker'
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
  /** Whether it still works; false after it failed for good. */
  isRunning(): boolean
  /** Takes no more jobs, waits for those at work, then lets go. */
  stop(): Promise<void>
}

const SILENCE_MS = 45_000

/** Works through the queue until stopped. */
export async function startJobWorker(options: JobWorkerOptions): Promise<JobWorker> {
  const { log, concurrency = 4, silenceMs = SILENCE_MS } = options
  const onError = (error: Error) => log.warn('job queue lost a connection', { error })
  const pgPool = createPool({ url: options.url, name: 'jobs', size: concurrency + 4, onError })
  const reaper = createReaper({ pool: pgPool, node: options.node, silenceMs, log })
  await reaper.forgetEarlierProcesses()

  let running = true
  const runner = await run({
    pgPool,
    concurrency,
    schema: 'graphile_worker',
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: new Logger((scope) => (level, message) => {
      if (level === 'error' || level === 'warning') log.warn(message, { job: scope.taskIdentifier, jobId: scope.jobId })
    }),
    taskList: Object.fromEntries(
      Object.entries(options.handlers).map(([name, handle]) => [name, (payload: unknown) => handle(payload)]),
    ),
    parsedCronItems: parseCronItems(
      options.cron.map(({ job, schedule }) => ({
        task: job,
        match: schedule,
        // Under one key, so that what was missed over hours comes once, not once a minute.
        options: { backfillPeriod: DAY_MS, jobKey: job },
      })),
    ),
    events: hearing(reaper),
  })
  void runner.promise
    .catch((error: unknown) => log.error('job worker failed', { error }))
    .finally(() => {
      running = false
    })

  return {
    isRunning: () => running,
    async stop() {
      await stopped(runner)
      await reaper.close()
      await pgPool.end()
    },
  }
}

const DAY_MS = 86_400_000

/** The reaper learns under which name this process locks jobs when the library has chosen it. */
function hearing(reaper: Reaper): NonNullable<Parameters<typeof run>[0]['events']> {
  const events = new EventEmitter()
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => reaper.watch(workerPool.id))
  return events
}

async function stopped(runner: Runner): Promise<void> {
  await runner.stop().catch(() => undefined) // already stopping
  await runner.promise.catch(() => undefined) // was reported when it happened
}
