import { asId, type Id, instant, type LotId, money, plusMs, type TopUpId, type UserId } from '@dallal/kernel'
import {
  accountName,
  bidHoldMoved,
  bidHoldOf,
  CHART,
  type Journal,
  lotWon,
  orderSettled,
  payoutPaid,
  payoutRequested,
  payoutSent,
  topUpConfirmed,
  topUpFailed,
  topUpLate,
  topUpStarted,
  userWallet,
} from '@dallal/ledger'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '#platform/database'
import { orderIdOf } from './business-key.ts'
import { openTestLedger, type TestLedger } from './test-ledger.ts'

let t: TestLedger
beforeAll(async () => {
  t = await openTestLedger()
})
afterAll(() => t.close())

let names = 0
function nextId<T extends Id<string>>(): T {
  names += 1
  return asId<T>(`00000000-0000-4000-8000-${names.toString(16).padStart(12, '0')}`)
}

/** A person with so much money: a top-up that was confirmed. */
async function personWith(minor: bigint, currency: 'SAR' | 'KWD' = 'SAR'): Promise<UserId> {
  const topUp = {
    id: nextId<TopUpId>(),
    user: nextId<UserId>(),
    amount: money(minor, currency),
    expiresAt: plusMs(t.clock.now, 1_000),
  }
  expect((await t.ledger.post(topUpStarted(topUp))).status).toBe('ok')
  expect((await t.ledger.post(topUpConfirmed(topUp))).status).toBe('ok')
  return topUp.user
}

const statusOf = async (journal: Journal) => (await t.ledger.post(journal)).status

it('the chart of the database is the chart of the package', async () => {
  const rows = await t.db.asSuperuser<{
    code: string
    owned: boolean
    normal: string
    guard: string
    deferred: boolean
  }>('select code, owned, normal::text, guard::text, deferred from ledger.chart')
  const chart = rows.map(({ code, ...row }) => [code, row])
  const expected = Object.entries(CHART).map(([code, { owner, ...row }]) => [
    code,
    { owned: owner !== 'platform', ...row },
  ])
  expect(Object.fromEntries(chart)).toEqual(Object.fromEntries(expected))
})

describe.each(['SAR', 'KWD'] as const)('the way of a price in %s', (currency) => {
  it('ends with everybody paid and nothing left between', async () => {
    const price = money(24_500n, currency)
    const [noor, sami] = [await personWith(30_000n, currency), await personWith(24_000n, currency)]
    const lot = nextId<LotId>()
    const order = orderIdOf(lot)
    const first = { lot, order, version: 2n, released: null, leader: sami, amount: money(24_000n, currency) }
    const second = { ...first, version: 5n, released: bidHoldOf(first), leader: noor, amount: price }
    const settlement = {
      order,
      seller: nextId<never>(),
      price,
      terms: { commissionBasisPoints: 800, vatBasisPoints: 1_500 },
    }
    const payout = { id: nextId<never>(), seller: settlement.seller, amount: money(22_246n, currency) }

    const steps = [
      bidHoldMoved(first),
      bidHoldMoved(second),
      lotWon(lot, bidHoldOf(second), price),
      orderSettled(settlement),
      payoutRequested(payout),
      payoutSent(payout),
      payoutPaid(payout),
    ]
    for (const step of steps) expect(await statusOf(step)).toBe('ok')
    for (const step of steps) expect(await statusOf(step)).toBe('duplicate')

    const { rows } = await t.db.database.asSystem((tx) =>
      sql<{ code: string; posted: bigint; pending: bigint }>`
        select code, credit_minor - debit_minor as posted, pending_debit_minor + pending_credit_minor as pending
        from ledger.account_balance where currency = ${currency} and owner_id is distinct from ${sami}
        order by code, owner_id`.execute(tx),
    )
    expect(Object.fromEntries(rows.map(({ code, posted }) => [code, posted]))).toEqual({
      bank: 22_246n,
      commission_revenue: 1_960n,
      gateway_clearing: -54_000n,
      order_escrow: 0n,
      payout_transit: 0n,
      seller_available: 0n,
      user_wallet: 5_500n,
      vat_payable: 294n,
    })
    expect(rows.every(({ pending }) => pending === 0n)).toBe(true)
    await t.expectSound()
  })
})

describe('money on hold', () => {
  const bid = (leader: UserId, minor: bigint) => ({
    lot: nextId<LotId>(),
    order: nextId<never>(),
    version: 1n,
    released: null,
    leader,
    amount: money(minor, 'SAR'),
  })

  it('cannot be promised twice', async () => {
    const noor = await personWith(100n)
    expect(await statusOf(bidHoldMoved(bid(noor, 60n)))).toBe('ok')
    expect(await t.ledger.post(bidHoldMoved(bid(noor, 41n)))).toEqual({
      status: 'insufficient_funds',
      journal: null,
      failedLeg: 0,
    })
    expect(await statusOf(bidHoldMoved(bid(noor, 40n)))).toBe('ok')
  })

  it('stays with the old leader when the new one cannot pay', async () => {
    const [noor, sami] = [await personWith(100n), await personWith(50n)]
    const first = bid(noor, 90n)
    await t.ledger.post(bidHoldMoved(first))
    const second = { ...first, version: 2n, released: bidHoldOf(first), leader: sami, amount: money(95n, 'SAR') }
    expect(await t.ledger.post(bidHoldMoved(second))).toMatchObject({ status: 'insufficient_funds', failedLeg: 1 })
    expect(await statusOf(bidHoldMoved(bid(noor, 11n)))).toBe('insufficient_funds')
    expect(await statusOf(lotWon(first.lot, bidHoldOf(first), first.amount))).toBe('ok')
  })

  it('a person who raises their own bid may use what was on hold for it', async () => {
    const noor = await personWith(100n)
    const first = bid(noor, 90n)
    await t.ledger.post(bidHoldMoved(first))
    const raised = { ...first, version: 2n, released: bidHoldOf(first), amount: money(100n, 'SAR') }
    expect(await statusOf(bidHoldMoved(raised))).toBe('ok')
  })

  it('incoming money cannot be bid with', async () => {
    const topUp = {
      id: nextId<TopUpId>(),
      user: nextId<UserId>(),
      amount: money(100n, 'SAR'),
      expiresAt: plusMs(t.clock.now, 1_000),
    }
    await t.ledger.post(topUpStarted(topUp))
    expect(await statusOf(bidHoldMoved(bid(topUp.user, 1n)))).toBe('insufficient_funds')
    await t.ledger.post(topUpFailed(topUp.id))
  })
})

describe('a top-up that expired', () => {
  it('cannot be confirmed from that very moment on, and late money is a journal of its own', async () => {
    const expiresAt = plusMs(t.clock.now, 5_000)
    const topUp = { id: nextId<TopUpId>(), user: nextId<UserId>(), amount: money(100n, 'SAR'), expiresAt }
    await t.ledger.post(topUpStarted(topUp))
    t.clock.now = expiresAt
    expect(await statusOf(topUpConfirmed(topUp))).toBe('pending_expired')
    expect(await statusOf(topUpFailed(topUp.id))).toBe('ok')
    expect(await statusOf(topUpConfirmed(topUp))).toBe('already_resolved')
    expect(await statusOf(topUpLate('ch_1', topUp))).toBe('ok')
    expect(await statusOf(topUpLate('ch_1', topUp))).toBe('duplicate')
    await t.expectSound()
  })
})

describe('the same key', () => {
  const topUp = () => ({
    id: nextId<TopUpId>(),
    user: nextId<UserId>(),
    amount: money(70n, 'SAR'),
    expiresAt: instant('2027-01-01T00:00:00Z'),
  })

  it('with another amount is refused, alone and within one batch', async () => {
    const one = topUp()
    const other = { ...one, amount: money(71n, 'SAR') }
    const together = await Promise.all([one, other, one].map((each) => t.ledger.post(topUpStarted(each))))
    expect(together.map(({ status }) => status)).toEqual(['ok', 'key_reused', 'duplicate'])
    expect(new Set(together.map(({ journal }) => journal)).size).toBe(1)
    expect(await statusOf(topUpStarted(other))).toBe('key_reused')
    await t.ledger.post(topUpFailed(one.id))
  })

  it('after a refusal may be tried again', async () => {
    const noor = await personWith(10n)
    const move = {
      lot: nextId<LotId>(),
      order: nextId<never>(),
      version: 1n,
      released: null,
      leader: noor,
      amount: money(20n, 'SAR'),
    }
    expect(await statusOf(bidHoldMoved(move))).toBe('insufficient_funds')
    await t.ledger.post(topUpLate(nextId(), { id: nextId<TopUpId>(), user: noor, amount: money(10n, 'SAR') }))
    expect(await statusOf(bidHoldMoved(move))).toBe('ok')
  })
})

it('money and business rows commit together or not at all', async () => {
  const noor = await personWith(10n)
  const move = {
    lot: nextId<LotId>(),
    order: nextId<never>(),
    version: 1n,
    released: null,
    leader: noor,
    amount: money(10n, 'SAR'),
  }
  const wallet = userWallet(noor, 'SAR')
  const broken = t.db.database.asSystem(async (tx) => {
    expect(await t.ledger.lockAvailable(tx, [wallet])).toEqual(new Map([[accountName(wallet), 10n]]))
    const [posted] = await t.ledger.postInTransaction(tx, [bidHoldMoved(move)])
    expect(posted?.status).toBe('ok')
    expect(await t.ledger.lockAvailable(tx, [wallet])).toEqual(new Map([[accountName(wallet), 0n]]))
    throw new Error('the order could not be written')
  })
  await expect(broken).rejects.toThrow('the order could not be written')
  expect(await statusOf(bidHoldMoved(move))).toBe('ok')
})

it('an account that nobody opened is refused, and one with the wrong kind of owner cannot be opened', async () => {
  const client = createClient(t.db.connections.system, 'test')
  await client.connect()
  try {
    const post = `select status from ledger.post(array[gen_random_uuid()], array[sha256('x')], '{lot_won}', array[gen_random_uuid()],
      '{1}', '{posted}', '{999999999}', '{999999998}', '{5}', '{null}', '{null}', '{null}', now())`
    expect((await client.query(post)).rows).toEqual([{ status: 'unknown_account' }])
    const open = (code: string, owner: string | null) =>
      client.query('select * from ledger.open_accounts(array[$1], array[$2]::uuid[], array[$3])', [code, owner, 'SAR'])
    await expect(open('user_wallet', null)).rejects.toThrow('exactly when the chart says so')
    await expect(open('bank', nextId())).rejects.toThrow('exactly when the chart says so')
    await expect(open('petty_cash', null)).rejects.toThrow('exactly when the chart says so')
  } finally {
    await client.end()
  }
})

beforeEach(() => {
  t.clock.now = instant('2026-11-25T10:00:00Z')
})
