import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPool } from '#platform/database'
import { type HeldConnections, holdConnections } from './held-connections.ts'

let db: TestDatabase
let pool: pg.Pool
let connections: HeldConnections
let broken: () => void = () => {}
beforeAll(async () => {
  db = await openTestDatabase()
  pool = createPool({ url: db.connections.system, name: 'held', size: 2, onError: () => broken() })
  connections = holdConnections(pool)
})
afterAll(async () => {
  connections.release()
  await pool.end()
  await db.close()
})

const backend = () =>
  connections.use(
    async (client) => (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid,
  )

it('the same connection serves one use after the other', async () => {
  const first = await backend()
  expect(await backend()).toBe(first)
})

it('more uses than connections wait in line and all are served', async () => {
  const served = await Promise.all(Array.from({ length: 20 }, backend))
  expect(served).toHaveLength(20)
  expect(new Set(served).size).toBeLessThanOrEqual(2)
})

it('a use that fails gives its place to the next, on a new connection', async () => {
  const before = await backend()
  const failing = connections.use((client) => client.query('select 1 / 0'))
  await expect(failing).rejects.toThrow('division by zero')
  expect(await backend()).not.toBe(before)
})

it('one that is cut while nobody uses it is not given to anybody', async () => {
  await Promise.all([backend(), backend()])
  const cut = new Promise<void>((resolve) => {
    broken = resolve
  })
  await db.asSuperuser(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dallal held'`)
  await cut
  const served = await Promise.allSettled([backend(), backend(), backend()])
  expect(served.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(2)
  expect(await backend()).toBeTypeOf('number')
})
