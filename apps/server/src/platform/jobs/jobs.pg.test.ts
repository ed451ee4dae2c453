import { instant, MS, plusMs } from '@dallal/kernel'
import { openTestDatabase, startOwnCluster, type TestDatabase } from '@dallal/testkit'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, openDatabase } from '#platform/database'
import { createLog } from '#platform/log'
import { type JobHandler, type JobWorker, type JobWorkerOptions, jobs, startJobWorker } from './index.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

const log = createLog({ level: 'silent', form: 'json' })
const start = (handlers: Record<string, JobHandler>, more: Partial<JobWorkerOptions> = {}): Promise<JobWorker> =>
  startJobWorker({ url: db.connections.jobs, node: 'here', handlers, cron: [], log, concurrency: 1, ...more })

/** A handler that remembers what it got, and a way to wait for the n-th. */
function worker(work: (payload: unknown, time: number) => Promise<void> = async () => undefined) {
  const got: unknown[] = []
  const waiting: (() => void)[] = []
  return {
    handle: async (payload: unknown) => {
      got.push(payload)
      for (const resolve of waiting.splice(0)) resolve()
      await work(payload, got.length)
    },
    until: async (count: number) => {
      while (got.length < count) await new Promise<void>((resolve) => waiting.push(resolve))
      return got
    },
  }
}

const never = () => new Promise<void>(() => undefined)
const waitingJobs = async () =>
  (await db.asSuperuser<{ count: bigint }>('select count(*) from graphile_worker._private_jobs'))[0]?.count

describe('a job', () => {
  it('runs when its transaction commits, and never when it does not', async () => {
    const greet = worker()
    const running = await start({ greet: greet.handle })
    const failed = db.database.asSystem(async (tx) => {
      await jobs.add(tx, 'greet', { to: 'nobody' })
      throw new Error('on purpose')
    })
    await expect(failed).rejects.toThrow('on purpose')
    await db.database.asSystem((tx) => jobs.add(tx, 'greet', { to: 'noor' }))
    expect(await greet.until(1)).toEqual([{ to: 'noor' }])
    await running.stop()
    expect(await waitingJobs()).toBe(0n)
  })

  it('can be added by a request, which cannot touch the queue itself', async () => {
    const greet = worker()
    const running = await start({ greet: greet.handle })
    const nobody = { userId: null, role: 'anonymous' } as const
    await db.database.asCaller(nobody, (tx) => jobs.add(tx, 'greet', 'from outside'))
    expect(await greet.until(1)).toEqual(['from outside'])
    await running.stop()
  })

  it('waits for its time, and is replaced by a later one with the same key', async () => {
    const tomorrow = plusMs(instant(Date.now()), MS.day)
    await db.database.asSystem((tx) => jobs.add(tx, 'close', 'late', { runAt: tomorrow, key: 'lot-1' }))
    await db.database.asSystem((tx) => jobs.add(tx, 'close', 'now', { key: 'lot-1' }))
    const close = worker()
    const running = await start({ close: close.handle })
    expect(await close.until(1)).toEqual(['now'])
    await running.stop()
    expect(await waitingJobs()).toBe(0n)
  })
})

describe('a job that fails', () => {
  it('says why, waits longer before each next try, and leaves the worker at work', async () => {
    const greet = worker(async (payload) => {
      if (payload === 'in vain') throw new Error('on purpose')
    })
    const warnings: string[] = []
    const told = createLog({ level: 'warn', form: 'json', write: (line) => void warnings.push(JSON.parse(line).msg) })
    const running = await start({ greet: greet.handle }, { log: told })
    await db.database.asSystem((tx) => jobs.add(tx, 'greet', 'in vain'))
    const failed = () =>
      db.asSuperuser<{ attempts: number; last_error: string; waits: number; locked_by: string | null }>(
        `select attempts, last_error, locked_by, extract(epoch from run_at - now())::float8 as waits
         from graphile_worker._private_jobs where last_error is not null`,
      )
    await expect.poll(failed).toMatchObject([{ attempts: 1, last_error: 'on purpose', locked_by: null }])
    expect((await failed())[0]?.waits).toBeGreaterThan(1)

    await db.database.asSystem((tx) => jobs.add(tx, 'greet', 'the next one'))
    expect(await greet.until(2)).toEqual(['in vain', 'the next one'])
    await running.stop()
    expect(warnings.filter((words) => !words.startsWith('Failed task'))).toEqual([])
    await db.asSuperuser('delete from graphile_worker._private_jobs')
  })
})

describe('a job that fails for good', () => {
  it('is tried as often as it may be, told of in the log as given up, and kept', async () => {
    const lines: { msg: string; job?: string; attempts?: number }[] = []
    const told = createLog({ level: 'error', form: 'json', write: (line) => void lines.push(JSON.parse(line)) })
    const greet = worker(async () => {
      throw new Error('on purpose')
    })
    const running = await start({ greet: greet.handle }, { log: told })
    await db.database.asSystem((tx) => jobs.add(tx, 'greet', 'in vain', { maxAttempts: 1 }))
    await expect.poll(() => lines.map(({ msg }) => msg), { timeout: 10_000 }).toContain('a job was given up')
    expect(lines.find(({ msg }) => msg === 'a job was given up')).toMatchObject({ job: 'greet', attempts: 1 })
    const kept = async () =>
      (await db.database.asSystem((tx) => sql`select name, attempts, error from given_up_jobs(9)`.execute(tx))).rows
    await expect.poll(kept).toHaveLength(1)
    await running.stop()
    expect(await kept()).toEqual([{ name: 'greet', attempts: 1, error: expect.stringContaining('on purpose') }])
    await db.asSuperuser('delete from graphile_worker._private_jobs')
  })

  it('is seen by the system alone', async () => {
    const looking = db.database.asCaller({ userId: null, role: 'operator' }, (tx) =>
      sql`select * from given_up_jobs(9)`.execute(tx),
    )
    await expect(looking).rejects.toThrow('permission denied')
  })
})

describe('a worker that dies', () => {
  it('loses its jobs to the next process of the same data folder at once', async () => {
    await leaveLocked('ghost', 'here', 'now()')
    const greet = worker()
    const running = await start({ greet: greet.handle })
    expect(await greet.until(1)).toEqual(['locked by ghost'])
    await running.stop()
  })

  it('loses them to another server after a silence', async () => {
    await leaveLocked('ghost', 'elsewhere', 'now()')
    const greet = worker()
    const running = await start({ greet: greet.handle }, { silenceMs: 300 })
    expect(await greet.until(1)).toEqual(['locked by ghost'])
    await running.stop()
  })

  it('keeps them while it gives signs of life, however long they take', async () => {
    const slow = worker(never)
    const eager = worker()
    await db.database.asSystem((tx) => jobs.add(tx, 'greet', 'slow'))
    const first = await start({ greet: slow.handle }, { silenceMs: 300, node: 'there' })
    await slow.until(1)
    const second = await start({ greet: eager.handle }, { silenceMs: 300 })
    await db.database.asSystem((tx) => jobs.add(tx, 'greet', 'quick', { runAt: plusMs(instant(Date.now()), 1_000) }))
    expect(await eager.until(1)).toEqual(['quick'])
    await second.stop()
    void first.stop()
  })
})

describe('a queue whose Postgres is killed', () => {
  it('goes on by itself when it is back, and leaves nothing lying', async () => {
    const cluster = await startOwnCluster()
    const database = openDatabase({ connections: cluster.connections, onError: () => undefined })
    const add = (payload: string) => database.asSystem((tx) => jobs.add(tx, 'greet', payload))
    await add('under way')
    const greet = worker(async (_, time) => {
      if (time === 1) await cluster.kill()
    })
    const running = await start({ greet: greet.handle }, { url: cluster.connections.jobs, silenceMs: 3_000 })
    await greet.until(1)
    await cluster.restart()
    await add('afterwards')
    const queue = createClient(cluster.connections.jobs, 'test')
    await queue.connect()
    const left = async () => (await queue.query('select from graphile_worker._private_jobs')).rowCount
    while ((await left()) !== 0) await new Promise((resolve) => setImmediate(resolve))
    await queue.end()
    expect(new Set(await greet.until(2))).toEqual(new Set(['under way', 'afterwards']))
    await running.stop()
    await database.close()
    await cluster.discard()
  })
})

/** A job as a process leaves it that was killed in the middle of it. */
async function leaveLocked(by: string, node: string, seenAt: string): Promise<void> {
  await db.database.asSystem((tx) => jobs.add(tx, 'greet', `locked by ${by}`))
  await db.asSuperuser(`update graphile_worker._private_jobs set locked_by = $1, locked_at = now(), attempts = 1`, [by])
  await db.asSuperuser(`insert into job_worker (id, node, seen_at) values ($1, $2, ${seenAt})`, [by, node])
}
