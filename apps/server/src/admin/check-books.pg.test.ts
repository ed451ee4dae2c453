import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createBooksChecker } from './check-books.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

/** A database whose transactions wait to be let through, one by one. */
function gated() {
  const waiting: (() => void)[] = []
  const asSystem: typeof db.database.asSystem = async (work) => {
    await new Promise<void>((resolve) => waiting.push(resolve))
    return db.database.asSystem(work)
  }
  return { waiting, patientDatabase: { asSystem } }
}

const reports = async () => (await db.asSuperuser('select id from books_report')).length

it('who asks while the checks run shares one further run, so that nobody is told what is older than the question', async () => {
  const { waiting, patientDatabase } = gated()
  const checker = createBooksChecker({ patientDatabase, log: console })
  const first = checker.check()
  const others = Array.from({ length: 5 }, () => checker.check())
  expect(waiting).toHaveLength(1)
  waiting[0]?.()
  await first
  expect(await reports()).toBe(1)
  await expect.poll(() => waiting.length).toBe(2)
  waiting[1]?.()
  await Promise.all(others)
  expect([waiting.length, await reports()]).toEqual([2, 2])
})

it('a run that fails is told to who asked and logged; the next one is not harmed', async () => {
  const logged: string[] = []
  const log = { error: (words: string) => void logged.push(words) }
  let fails = true
  const asSystem: typeof db.database.asSystem = (work) =>
    fails ? Promise.reject(new Error('the database is away')) : db.database.asSystem(work)
  const checker = createBooksChecker({ patientDatabase: { asSystem }, log })
  const both = [checker.checkFor(), checker.checkFor()]
  expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(logged).toEqual(['the books could not be checked', 'the books could not be checked'])
  fails = false
  const before = await reports()
  await checker.checkFor()
  expect(await reports()).toBe(before + 1)
})

it('one that takes longer than one waits goes on without who asked', async () => {
  const { waiting, patientDatabase } = gated()
  const checker = createBooksChecker({ patientDatabase, log: console })
  const before = await reports()
  await checker.checkFor(1)
  expect(await reports()).toBe(before)
  waiting[0]?.()
  await expect.poll(reports).toBe(before + 1)
})

it('a process that ends begins no further check', async () => {
  const checker = createBooksChecker({ patientDatabase: db.database, log: console })
  const before = await reports()
  checker.stop()
  await expect(checker.check()).rejects.toThrow('the process is ending')
  expect(await reports()).toBe(before)
})
