import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { getMigrations } from 'better-auth/db/migration'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { composeLibrary } from './sign-in-library.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

it('our tables are all the sign-in library asks for', async () => {
  const { options } = composeLibrary({
    pool: db.database.identityPool,
    secret: 'a secret for tests that is long enough',
    publicUrl: 'http://localhost:3000',
    onError: (message) => {
      throw new Error(message)
    },
  })
  const wanted = await getMigrations(options)
  expect(wanted.toBeCreated).toEqual([])
  expect(wanted.toBeAdded).toEqual([])
  expect(wanted.schemaProblems).toEqual([])
})
