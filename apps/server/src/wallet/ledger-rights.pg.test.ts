import { asId, type Id, money, type UserId } from '@dallal/kernel'
import { type Account, journal, platformAccount, post, topUpLate, userWallet } from '@dallal/ledger'
import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, createClient } from '#platform/database'
import { openTestLedger, type TestLedger } from './test-ledger.ts'

/** Who may see and do what with money: everything that is not granted here must be refused by the database itself. */
const idOf = <T extends Id<string>>(n: number) => asId<T>(`00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`)
const noor: Caller = { userId: idOf<UserId>(1), role: 'buyer' }
const sami: Caller = { userId: idOf<UserId>(2), role: 'buyer' }
const operator: Caller = { userId: idOf<UserId>(3), role: 'operator' }
const nobody: Caller = { userId: null, role: 'anonymous' }

let t: TestLedger
beforeAll(async () => {
  t = await openTestLedger()
  for (const [n, user] of [idOf<UserId>(1), idOf<UserId>(2)].entries()) {
    const amount = money(1_000n, 'SAR')
    await t.ledger.post(topUpLate(`ch_${n}`, { id: idOf<never>(10 + n), user, amount }))
    const wallet = userWallet(user, 'SAR')
    const fee = post(wallet, platformAccount('commission_revenue', 'SAR'), money(5n, 'SAR'))
    await t.ledger.post(journal('lot_won', `fee${n}`, idOf(20 + n), [fee]))
  }
  const [from, to]: Account[] = [userWallet(idOf<UserId>(1), 'SAR'), userWallet(idOf<UserId>(2), 'SAR')]
  if (from && to) await t.ledger.post(journal('lot_won', 'between', idOf(30), [post(from, to, money(7n, 'SAR'))]))
})
afterAll(() => t.close())

const count = (caller: Caller, query: string) =>
  t.db.database.asCaller(caller, async (tx) => {
    const { rows } = await tx.executeQuery<{ n: bigint }>(CompiledQuery.raw(`select count(*) as n from ${query}`, []))
    return Number(rows[0]?.n)
  })

describe('a person sees', () => {
  it.each([
    ['ledger.account', 1],
    ['ledger.balance', 1],
    ['ledger.account_balance', 1],
    ['ledger.balance_delta', 0],
    ['ledger.transfer', 3],
    ['ledger.journal', 3],
    [`ledger.account where owner_id = '${idOf(2)}'`, 0],
    [`ledger.account where owner_id is null`, 0],
    [`ledger.account_balance where owner_id = '${idOf(2)}'`, 0],
    [`ledger.journal where subject_id = '${idOf(21)}'`, 0],
  ])('of %s %i rows', async (query, rows) => {
    expect(await count(noor, query)).toBe(rows)
  })

  it('nothing when nobody asks, and nothing is left of the one who asked before', async () => {
    const one = t.db.connectAgain({ sizes: { app: 1 } })
    const seen = (caller: Caller) =>
      one.asCaller(
        caller,
        async (tx) => (await sql<{ n: bigint }>`select count(*) as n from ledger.transfer`.execute(tx)).rows[0]?.n,
      )
    expect(await seen(sami)).toBe(3n)
    expect(await seen(nobody)).toBe(0n)
  })

  it('everything, as an operator', async () => {
    expect(await count(operator, 'ledger.account')).toBe(4)
    expect(await count(operator, 'ledger.transfer')).toBe(5)
  })
})

const WRITES = [
  `insert into ledger.transfer (journal_id, leg, kind, debit_account_id, credit_account_id, amount_minor, debit_version, checksum) values (1, 9, 'posted', 1, 2, 5, 99, 'x')`,
  `insert into ledger.journal (key, fingerprint, kind, subject_id, effective_at) values (gen_random_uuid(), sha256('x'), 'x', gen_random_uuid(), now())`,
  `insert into ledger.account (code, currency) values ('bank', 'USD')`,
  `insert into ledger.balance_delta (account_id, debit_minor, credit_minor, pending_debit_minor, pending_credit_minor) values (1, 0, 9, 0, 0)`,
  'update ledger.balance set credit_minor = credit_minor + 1000000',
  'update ledger.transfer set amount_minor = 1',
  'delete from ledger.journal',
  'truncate ledger.transfer',
  'alter table ledger.transfer disable trigger all',
  'drop policy app_select_transfer on ledger.transfer',
  'set role dallal_owner',
  'alter function ledger.post security invoker',
]
const CALLS = [
  `select * from ledger.post('{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', now())`,
  `select * from ledger.open_accounts('{bank}', '{null}', '{USD}')`,
  `select * from ledger.lock_available('{1}')`,
  'select ledger.fold_deltas()',
]
const REFUSED = /permission denied|must be owner|row-level security/

describe('is refused to a person', () => {
  it.each([...WRITES, ...CALLS, 'set row_security = off; select * from ledger.account'])('%s', async (statement) => {
    const attempt = t.db.database.asCaller(noor, (tx) => tx.executeQuery(CompiledQuery.raw(statement, [])))
    await expect(attempt).rejects.toThrow(REFUSED)
  })
})

describe('is refused to the system, which may only call the functions', () => {
  it.each(WRITES)('%s', async (statement) => {
    const attempt = t.db.database.asSystem((tx) => tx.executeQuery(CompiledQuery.raw(statement, [])))
    await expect(attempt).rejects.toThrow(REFUSED)
  })
})

describe('is refused even to the owner of the tables', () => {
  it.each([
    'update ledger.transfer set amount_minor = 1',
    'delete from ledger.transfer',
    'truncate ledger.journal cascade',
    'update ledger.journal set kind = kind',
    `update ledger.account set owner_id = '${idOf(2)}' where owner_id = '${idOf(1)}'`,
    'delete from ledger.balance',
  ])('%s', async (statement) => {
    const owner = createClient(t.db.connections.owner, 'test')
    await owner.connect()
    try {
      await expect(owner.query(statement)).rejects.toThrow('append-only')
    } finally {
      await owner.end()
    }
  })
})

it('and after all these attempts the books are as they were', async () => {
  await t.expectSound()
  expect(await count(operator, 'ledger.transfer')).toBe(5)
})
