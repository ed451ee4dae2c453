import { asId, type Id, money, type UserId } from '@dallal/kernel'
import {
  bidHoldMoved,
  bidHoldOf,
  holdReleased,
  lotWon,
  orderSettled,
  payoutPaid,
  payoutRequested,
  payoutSent,
  topUpLate,
} from '@dallal/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { orderIdOf } from './business-key.ts'
import { openTestLedger, type TestLedger } from './test-ledger.ts'

/**
 * Somebody with every right changes the books by hand, triggers switched off. Each change must be found and the row be named;
 * it is taken back afterwards, and then nothing may be found.
 */
const idOf = <T extends Id<string>>(n: number) => asId<T>(`00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`)

let t: TestLedger
beforeAll(async () => {
  t = await openTestLedger()
  const price = money(24_500n, 'SAR')
  const lot = idOf<never>(1)
  const order = orderIdOf(lot)
  const lost = { lot, order, version: 1n, released: null, leader: idOf<UserId>(2), amount: money(20_000n, 'SAR') }
  const won = { ...lost, version: 2n, released: bidHoldOf(lost), leader: idOf<UserId>(3), amount: price }
  const voided = {
    ...lost,
    lot: idOf<never>(4),
    order: orderIdOf(idOf<never>(4)),
    version: 1n,
    amount: money(500n, 'SAR'),
  }
  const payout = { id: idOf<never>(6), seller: idOf<never>(5), amount: money(10_000n, 'SAR') }
  for (const journal of [
    topUpLate('ch_1', { id: idOf<never>(7), user: lost.leader, amount: money(30_000n, 'SAR') }),
    topUpLate('ch_2', { id: idOf<never>(8), user: won.leader, amount: money(30_000n, 'SAR') }),
    bidHoldMoved(lost),
    bidHoldMoved(won),
    lotWon(lot, bidHoldOf(won), price),
    orderSettled({
      order,
      seller: idOf<never>(5),
      price,
      terms: { commissionBasisPoints: 800, vatBasisPoints: 1_500 },
    }),
    bidHoldMoved(voided),
    holdReleased(voided.lot, bidHoldOf(voided)),
    payoutRequested(payout),
    payoutSent(payout),
    payoutPaid(payout),
  ]) {
    expect(await t.ledger.post(journal)).toMatchObject({ status: 'ok' })
  }
})
afterAll(() => t.close())

/** Runs statements with triggers and constraints of the ledger out of force. */
async function tamper(statement: string): Promise<void> {
  await t.db.asSuperuser(`set session_replication_role = replica; ${statement}`)
}

type TransferRow = { id: bigint; journal_id: bigint; leg: number; kind: string; code: string; to_code: string }

async function transfers(): Promise<TransferRow[]> {
  return t.db.asSuperuser<TransferRow>(
    `select transfer.id, transfer.journal_id, transfer.leg, transfer.kind::text, debit.code, credit.code as to_code
     from ledger.transfer
     join ledger.account as debit on debit.id = transfer.debit_account_id
     join ledger.account as credit on credit.id = transfer.credit_account_id
     order by transfer.id`,
  )
}

const nameOf = ({ id, journal_id, leg }: TransferRow) => `transfer ${id} (journal ${journal_id}, leg ${leg})`

it('untouched books have no defect', async () => {
  await t.expectSound()
})

describe('every transfer, of every kind, between accounts of every kind', () => {
  it.each([
    ['amount', 'amount_minor = amount_minor + 1', 'amount_minor = amount_minor - 1'],
    [
      'kind',
      `kind = case kind when 'pending' then 'posted'::ledger.transfer_kind when 'posted' then 'pending' when 'captured' then 'voided' else 'captured' end`,
      `kind = case kind when 'pending' then 'posted'::ledger.transfer_kind when 'posted' then 'pending' when 'captured' then 'voided' else 'captured' end`,
    ],
    [
      'accounts',
      'debit_account_id = credit_account_id, credit_account_id = debit_account_id, debit_version = credit_version, credit_version = debit_version',
      'debit_account_id = credit_account_id, credit_account_id = debit_account_id, debit_version = credit_version, credit_version = debit_version',
    ],
    ['credit account', 'credit_account_id = credit_account_id + 1000', 'credit_account_id = credit_account_id - 1000'],
    ['debit account', 'debit_account_id = debit_account_id + 1000', 'debit_account_id = debit_account_id - 1000'],
    [
      'balance after',
      'debit_after_minor = debit_after_minor + 1, credit_after_minor = credit_after_minor + 1',
      'debit_after_minor = debit_after_minor - 1, credit_after_minor = credit_after_minor - 1',
    ],
    ['expiry', `expires_at = case when kind = 'pending' then timestamptz '2026-11-25 10:00Z' end`, 'expires_at = null'],
  ])(
    'changed in its %s is named',
    async (_what, change, back) => {
      for (const row of await transfers()) {
        if (change.startsWith('expires') && row.kind !== 'pending') continue
        await tamper(`update ledger.transfer set ${change} where id = ${row.id}`)
        const named = (await t.defects()).filter((defect) => defect.row === nameOf(row))
        expect(named.length, `${nameOf(row)}: ${row.kind} ${row.code} → ${row.to_code}`).toBeGreaterThan(0)
        await tamper(`update ledger.transfer set ${back} where id = ${row.id}`)
      }
      await t.expectSound()
    },
    60_000,
  )

  it('taken away is noticed, and so is one that was slipped in', async () => {
    for (const row of await transfers()) {
      await tamper(`create table if not exists public.kept as select * from ledger.transfer where false;
        insert into public.kept select * from ledger.transfer where id = ${row.id}; delete from ledger.transfer where id = ${row.id}`)
      expect(await t.defects(), nameOf(row)).not.toEqual([])
      await tamper(
        `insert into ledger.transfer overriding system value select * from public.kept; drop table public.kept`,
      )
    }
    await t.expectSound()

    await tamper(`insert into ledger.transfer (journal_id, leg, kind, debit_account_id, credit_account_id, amount_minor, debit_version, debit_after_minor, checksum)
      select 1, 7, 'posted', debit_account_id, credit_account_id, 5, 99, 0, checksum from ledger.transfer where debit_version is not null limit 1`)
    expect((await t.defects()).map(({ check }) => check)).toContain('ledger-account-versions')
    await tamper('delete from ledger.transfer where leg = 7')
    await t.expectSound()
  }, 60_000)
})

describe('around the transfers', () => {
  it.each([
    [
      'a balance raised',
      'update ledger.balance set credit_minor = credit_minor + 1 where account_id = (select min(account_id) from ledger.balance where not deferred)',
      'update ledger.balance set credit_minor = credit_minor - 1 where account_id = (select min(account_id) from ledger.balance where not deferred)',
      'ledger-balances-are-their-transfers',
    ],
    [
      'a version skipped',
      'update ledger.balance set version = version + 1 where not deferred',
      'update ledger.balance set version = version - 1 where not deferred',
      'ledger-account-versions',
    ],
    [
      'an event renamed',
      `update ledger.journal set kind = 'promo' || kind`,
      `update ledger.journal set kind = substr(kind, 6)`,
      'ledger-checksums',
    ],
    [
      'an event without legs',
      `insert into ledger.journal (key, fingerprint, kind, subject_id, effective_at) values (gen_random_uuid(), sha256('x'), 'stray', gen_random_uuid(), now())`,
      `delete from ledger.journal where kind = 'stray'`,
      'ledger-strays',
    ],
    [
      'a guard taken off',
      `update ledger.balance set guard = 'none' where account_id = 2`,
      `update ledger.balance set guard = chart.guard from ledger.account join ledger.chart using (code) where account.id = account_id`,
      'ledger-strays',
    ],
    [
      'the triggers left off',
      'alter table ledger.transfer disable trigger transfer_is_append_only',
      'alter table ledger.transfer enable trigger transfer_is_append_only',
      'ledger-is-append-only',
    ],
    [
      'a trigger taken away',
      'drop trigger journal_is_not_truncated on ledger.journal',
      `create trigger journal_is_not_truncated before truncate on ledger.journal
       for each statement execute function ledger.forbid_change()`,
      'ledger-is-append-only',
    ],
    [
      'a trigger that forbids nothing',
      `create function public.let_it_be() returns trigger language plpgsql as 'begin return new; end';
       create or replace trigger account_is_append_only before update or delete on ledger.account
       for each row execute function public.let_it_be()`,
      `create or replace trigger account_is_append_only before update or delete on ledger.account
       for each row execute function ledger.forbid_change();
       drop function public.let_it_be()`,
      'ledger-is-append-only',
    ],
    ...[
      ['to insert', 'insert on ledger.transfer', 'dallal_app'],
      ['to update', 'update on ledger.balance', 'dallal_system'],
      ['to update one column', 'update (amount_minor) on ledger.transfer', 'dallal_app'],
      ['to delete', 'delete on ledger.journal', 'dallal_jobs'],
      ['to truncate', 'truncate on ledger.balance_delta', 'dallal_identity'],
      ['to everybody', 'insert on ledger.account', 'public'],
    ].map(([what, right, role]) => [
      `a right ${what}`,
      `grant ${right} to ${role}`,
      `revoke ${right} from ${role}`,
      'ledger-is-append-only',
    ]),
  ])('%s is found', async (_what, change, back, check) => {
    await tamper(change)
    expect((await t.defects()).map((defect) => defect.check)).toContain(check)
    await tamper(back)
    await t.expectSound()
  })
})
