import { asId, type UserId } from '@dallal/kernel'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller, Tx } from './index.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

const noor: Caller = { userId: asId<UserId>('00000000-0000-7000-8000-00000000000a'), role: 'operator' }
const nobody: Caller = { userId: null, role: 'anonymous' }

const whoAsks = async (tx: Tx) =>
  (
    await sql<{ id: string | null; operator: boolean; backend: number }>`
      select app_user_id() as id, app_is_operator() as operator, pg_backend_pid() as backend`.execute(tx)
  ).rows[0]

describe('who asks', () => {
  it('is known inside a transaction and forgotten with it, on the same connection', async () => {
    const one = db.connectAgain({ sizes: { app: 1 } })
    const first = await one.asCaller(noor, whoAsks)
    const second = await one.asCaller(nobody, whoAsks)
    expect(first).toMatchObject({ id: noor.userId, operator: true })
    expect(second).toMatchObject({ id: null, operator: false, backend: first?.backend })
  })
})
