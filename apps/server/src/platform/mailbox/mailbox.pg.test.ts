import { instant, plusMs } from '@dallal/kernel'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeMailbox } from './index.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

describe('the mailbox', () => {
  it('shows letters newest first, page by page, and keeps the latest five hundred', async () => {
    let now = instant('2026-11-25T10:00:00Z')
    const mailbox = composeMailbox(db.database, () => now)
    for (let letter = 1; letter <= 505; letter += 1) {
      now = plusMs(now, 1)
      await mailbox.lay({ kind: 'mail', to: 'noor@example.com', subject: `letter ${letter}`, body: 'words' })
    }

    const first = await mailbox.list({ before: null, limit: 3 })
    expect(first.map(({ subject }) => subject)).toEqual(['letter 505', 'letter 504', 'letter 503'])
    const second = await mailbox.list({ before: first[2]?.id ?? null, limit: 1_000 })
    expect(second[0]?.subject).toBe('letter 502')
    expect(second.at(-1)?.subject).toBe('letter 6')
  })
})
