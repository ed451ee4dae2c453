import { instant } from '@dallal/kernel'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

const one = async <T>(query: ReturnType<typeof sql<{ value: T }>>): Promise<T | undefined> =>
  (await db.database.asSystem((tx) => query.execute(tx))).rows[0]?.value

it('an instant survives the way there and back to the millisecond', async () => {
  const moments = fc.sample(fc.integer({ min: 100_000_000_000, max: 8_000_000_000_000 }), 50).map((ms) => instant(ms))
  expect(await one(sql`select ${moments}::timestamptz[] as value`)).toEqual(moments)
  expect(await one(sql`select ${moments[0]}::timestamptz as value`)).toBe(moments[0])
})

it('what is finer than a millisecond is cut, and infinity is no moment', async () => {
  expect(await one(sql`select '2026-11-25 14:38:00.123999+03'::timestamptz as value`)).toBe(
    instant('2026-11-25T11:38:00.123Z'),
  )
  await expect(one(sql`select 'infinity'::timestamptz as value`)).rejects.toThrow('not a moment')
})

it('amounts and counts are bigint, to the last digit', async () => {
  const large = 9_007_199_254_740_993n
  expect(await one(sql`select ${large}::int8 as value`)).toBe(large)
  expect(await one(sql`select ${[large, -large]}::int8[] as value`)).toEqual([large, -large])
  expect(await one(sql`select count(*) as value from clock_offset`)).toBe(1n)
})

it('small numbers, dates, booleans and JSON are what they look like', async () => {
  expect(await one(sql`select ${42}::int as value`)).toBe(42)
  expect(await one(sql`select '2026-11-25'::date as value`)).toBe('2026-11-25')
  expect(await one(sql`select ${JSON.stringify([1, 'two'])}::jsonb as value`)).toEqual([1, 'two'])
})
