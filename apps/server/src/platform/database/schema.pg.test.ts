import { readFileSync } from 'node:fs'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeSchema, SCHEMA_FILE } from './generate-schema.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

it('schema.ts says what the migrations make (else: npm run dallal -- schema)', async () => {
  expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(await describeSchema(db.connections.owner))
})
