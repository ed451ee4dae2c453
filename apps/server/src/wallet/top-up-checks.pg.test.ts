import { asId, type Id, money, type TopUpId, type UserId } from '@dallal/kernel'
import { topUpLate } from '@dallal/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '#platform/database'
import { cancelTopUp } from './cancel-top-up.ts'
import { openTestTopUps, type TestTopUps } from './test-top-ups.ts'
import type { StoredTopUp } from './top-up-store.ts'

/**
 * Somebody with every right changes top-ups and receipts by hand, triggers switched off, and leaves the ledger as it is. Each
 * change must be found and its row be named; it is taken back afterwards, and then nothing may be found.
 */
let w: TestTopUps
let noor: Caller & { userId: UserId }
let sami: Caller & { userId: UserId }
const topUps: Record<'pending' | 'confirmed' | 'twin' | 'late' | 'suspense', StoredTopUp> = Object.create(null)

beforeAll(async () => {
  w = await openTestTopUps()
  w.begin()
  noor = await w.person()
  sami = await w.person()
  const pay = async (topUp: StoredTopUp, minor: bigint) =>
    w.hear(w.gateway.settle(topUp.chargeId as string, money(minor, 'SAR'))) // it was asked, so it has a charge
  topUps.pending = await w.started(noor, 5_000n)
  topUps.confirmed = await w.started(noor, 700n)
  topUps.twin = await w.started(sami, 700n)
  topUps.late = await w.started(noor, 900n)
  topUps.suspense = await w.started(noor, 1_100n)
  await pay(topUps.confirmed, 700n)
  await pay(topUps.twin, 700n)
  await cancelTopUp(w.ports, noor, topUps.late.id)
  await pay(topUps.late, 900n)
  await pay(topUps.suspense, 1_101n)
})
afterAll(() => w.close())

async function tamper(statement: string): Promise<void> {
  await w.t.db.asSuperuser(`set session_replication_role = replica; ${statement}`)
}

const found = async () => (await w.t.defects()).map(({ check, row }) => `${check}: ${row}`)

it('what the gateway and people really did has no defect', async () => {
  await w.t.expectSound()
  const booked = await w.t.db.asSuperuser<{ as: string }>(
    'select distinct booked_as as "as" from gateway_receipt order by 1',
  )
  expect(booked.map((row) => row.as)).toEqual(['late', 'suspense', 'top_up'])
})

describe('a top-up changed by hand is named', () => {
  it.each([
    ['another person’s, while pending', 'pending', 'user_id'],
    ['another person’s, when confirmed', 'confirmed', 'user_id'],
    ['another person’s, when it came late', 'late', 'user_id'],
    ['ten times as much, while pending', 'pending', 'amount_minor = amount_minor * 10'],
    ['more by one, when cancelled', 'late', 'amount_minor = amount_minor + 1'],
    ['in another currency', 'pending', `currency = 'QAR'`],
    ['waited for a day longer', 'pending', `expires_at = expires_at + interval '1 day'`],
    ['said to be cancelled', 'pending', `status = 'cancelled', ended_at = now()`],
    ['said to be confirmed', 'late', `status = 'confirmed'`],
    ['said to be pending again', 'confirmed', `status = 'pending', ended_at = null, ask_at = now()`],
  ] as const)('%s', async (_what, which, change) => {
    const { id } = topUps[which]
    const set = change === 'user_id' ? `user_id = '${sami.userId}'` : change
    await tamper(
      `create table public.kept as select * from top_up where id = '${id}'; update top_up set ${set} where id = '${id}'`,
    )
    expect(await found()).toContain(`top-ups-are-booked: top-up ${id}`)
    await tamper(
      `delete from top_up where id = '${id}'; insert into top_up select * from public.kept; drop table public.kept`,
    )
    await w.t.expectSound()
  })

  it.each(['pending', 'confirmed', 'late'] as const)('taken away: %s', async (which) => {
    const { id } = topUps[which]
    await tamper(
      `create table public.kept as select * from top_up where id = '${id}'; delete from top_up where id = '${id}'`,
    )
    expect(await found()).toContain(`top-ups-are-booked: top-up ${id}`)
    await tamper(`insert into top_up select * from public.kept; drop table public.kept`)
    await w.t.expectSound()
  })

  it('slipped in', async () => {
    const id = asId<TopUpId>('018f2f00-0000-7000-8000-0000000000aa')
    await tamper(
      `create table public.kept as select * from top_up where id = '${topUps.pending.id}';
       update public.kept set id = '${id}', key = 'another', charge_id = null, pay_path = null;
       insert into top_up select * from public.kept; drop table public.kept`,
    )
    expect(await found()).toEqual([`top-ups-are-booked: top-up ${id}`])
    await tamper(`delete from top_up where id = '${id}'`)
    await w.t.expectSound()
  })
})

describe('a receipt changed by hand is named', () => {
  it.each([
    ['for more', 'confirmed', 'amount_minor = amount_minor + 1'],
    ['in another currency', 'suspense', `currency = 'QAR'`],
    ['into suspense', 'late', `booked_as = 'suspense', reason = 'other_charge'`],
    ['out of suspense', 'suspense', `booked_as = 'late', reason = null`],
    ['for another top-up of the same amount, which no sum can tell', 'confirmed', 'twin'],
  ] as const)('%s', async (_what, which, change) => {
    const { chargeId } = topUps[which]
    const set = change === 'twin' ? `top_up_id = '${topUps.twin.id}'` : change
    await tamper(
      `create table public.kept as select * from gateway_receipt where charge_id = '${chargeId}';
       update gateway_receipt set ${set} where charge_id = '${chargeId}'`,
    )
    const named = (await found()).filter((defect) => defect.startsWith('receipts-are-booked: charge '))
    expect(named.join()).toContain(chargeId)
    await tamper(
      `delete from gateway_receipt where charge_id = '${chargeId}';
       insert into gateway_receipt select * from public.kept; drop table public.kept`,
    )
    await w.t.expectSound()
  })

  it.each(['confirmed', 'late', 'suspense'] as const)('taken away: %s', async (which) => {
    const { chargeId } = topUps[which]
    await tamper(
      `create table public.kept as select * from gateway_receipt where charge_id = '${chargeId}';
       delete from gateway_receipt where charge_id = '${chargeId}'`,
    )
    expect(await found()).toEqual([expect.stringMatching(/^receipts-are-booked: journal \d+$/)])
    await tamper(`insert into gateway_receipt select * from public.kept; drop table public.kept`)
    await w.t.expectSound()
  })
})

it('a late payment that was credited to another person’s wallet is named, although every sum is right', async () => {
  const topUp = await w.started(noor, 1_300n)
  await cancelTopUp(w.ports, noor, topUp.id)
  const posted = await w.t.ledger.post(topUpLate('ch_astray', { ...topUp, user: sami.userId }))
  expect(posted.status).toBe('ok')
  await w.t.db.asSuperuser(
    `insert into gateway_receipt (id, charge_id, reference, top_up_id, currency, amount_minor, booked_as, received_at)
     values ($1, 'ch_astray', $2::text, $2::text::uuid, 'SAR', 1300, 'late', now())`,
    [asId<Id<'gateway_receipt'>>('018f2f00-0000-7000-8000-0000000000ab'), topUp.id],
  )
  expect((await found()).sort()).toEqual([
    'receipts-are-booked: charge ch_astray',
    expect.stringMatching(/^receipts-are-booked: journal \d+$/),
  ])
})
