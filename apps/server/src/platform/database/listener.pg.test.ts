import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

/** Everything heard so far, and a way to wait for the next. */
function ear() {
  const heard: (string | null)[] = []
  const waiting: (() => void)[] = []
  return {
    hear: (payload: string | null) => {
      heard.push(payload)
      for (const resolve of waiting.splice(0)) resolve()
    },
    until: async (count: number) => {
      while (heard.length < count) await new Promise<void>((resolve) => waiting.push(resolve))
      return heard
    },
  }
}

const tell = (channel: string, payload: string) =>
  db.database.asSystem((tx) => sql`select pg_notify(${channel}, ${payload})`.execute(tx))

it('hears what is committed, on its own channel', async () => {
  const mine = ear()
  const stop = await db.database.listen('lot_changed', mine.hear)
  await tell('other', 'not for me')
  await tell('lot_changed', 'one')
  expect(await mine.until(1)).toEqual(['one'])
  await stop()
})

it('after a lost connection it is told to look, and hears again', async () => {
  const mine = ear()
  await db.database.listen('lot_changed', mine.hear)
  await db.asSuperuser(`select pg_terminate_backend(pid) from pg_stat_activity
                         where datname = current_database() and application_name = 'dallal listener'`)
  expect(await mine.until(1)).toEqual([null])
  await tell('lot_changed', 'two')
  expect(await mine.until(2)).toEqual([null, 'two'])
})
