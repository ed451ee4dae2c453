import { MS } from '@dallal/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  asBuyer,
  asSeller,
  NOBODY,
  OPERATOR,
  openTestMarket,
  refusalOf,
  type SoldLot,
  type TestMarket,
  type TestShop,
} from '#test-market'
import { checkNames } from '#wallet'
import { sayRunning } from './books-store.ts'

let market: TestMarket
let shop: TestShop
let sold: SoldLot
beforeAll(async () => {
  market = await openTestMarket()
  shop = await market.openShop('reem')
  const buyer = await market.addBuyer('نور')
  sold = await market.sell(shop, buyer, 24_500n)
  await market.deliver()
  await market.as(asSeller(shop)).orders.ship({ order: sold.order, carrier: 'dhl', trackingNumber: 'JD014' })
  await market.as(asBuyer(buyer)).orders.confirmReceipt({ order: sold.order })
  market.moveTime(7 * MS.day)
  await market.settlement.settleDue()
  const request = { key: 'a-key-of-this-test', amount: { minor: '20000', currency: 'SAR' } } as const
  await market.as(asSeller(shop)).payout.requestPayout(request)
})
afterAll(() => market.close())

const sar = (minor: number) => ({ minor: String(minor), currency: 'SAR' })

it('all of it is for operators', async () => {
  for (const [caller, code] of [
    [NOBODY, 'not_signed_in'],
    [asSeller(shop), 'not_allowed'],
  ] as const) {
    const { console } = market.as(caller)
    expect((await refusalOf(console.journals({ limit: 5 }))).code).toBe(code)
    expect((await refusalOf(console.checks())).code).toBe(code)
    expect((await refusalOf(console.runChecks())).code).toBe(code)
    expect((await refusalOf(console.trialBalance({ currency: 'SAR' }))).code).toBe(code)
    expect((await refusalOf(console.overview())).code).toBe(code)
    expect((await refusalOf(console.stuckWork())).code).toBe(code)
  }
})

describe('journals', () => {
  it('newest first, page by page, with what they moved and between whom', async () => {
    const { console } = market.as(OPERATOR)
    const first = await console.journals({ limit: 2 })
    expect(first.items.map(({ kind }) => kind)).toEqual(['payout_requested', 'order_settled'])
    expect(first.items[1]).toMatchObject({
      kind: 'order_settled',
      subject: sold.order,
      transfers: [
        {
          kind: 'posted',
          debit: { code: 'order_escrow', owner: sold.order },
          credit: { code: 'seller_available' },
          amount: sar(22_246),
        },
        { credit: { code: 'commission_revenue', owner: null }, amount: sar(1_960) },
        { credit: { code: 'vat_payable' }, amount: sar(294) },
      ],
    })
    const second = await console.journals({ limit: 2, cursor: first.next ?? '' })
    expect(second.items.map(({ kind }) => kind)).toEqual(['lot_won', 'bid_hold_moved'])
    expect(second.items.map(({ transfers }) => transfers.map(({ kind }) => kind))).toEqual([['capture'], ['pending']])
    expect(second.items.map(({ subject }) => subject)).toEqual([sold.lot, sold.lot])
    const third = await console.journals({ limit: 2, cursor: second.next ?? '' })
    expect([third.items.map(({ kind }) => kind), third.next]).toEqual([['top_up_confirmed', 'top_up_started'], null])
  })

  it('by kind, and by what they are about', async () => {
    const { console } = market.as(OPERATOR)
    expect((await console.journals({ limit: 10, kind: 'lot_won' })).items).toHaveLength(1)
    const aboutLot = await console.journals({ limit: 10, subject: sold.lot })
    expect(aboutLot.items.map(({ kind }) => kind)).toEqual(['lot_won', 'bid_hold_moved'])
    expect((await console.journals({ limit: 10, subject: sold.order, kind: 'lot_won' })).items).toEqual([])
  })
})

it('the trial balance has both sides the same, and names every kind of account that moved', async () => {
  const { rows, currencies } = await market.as(OPERATOR).console.trialBalance({ currency: 'SAR' })
  expect(currencies).toEqual(['SAR'])
  const sum = (side: 'debits' | 'credits') => rows.reduce((total, row) => total + BigInt(row[side].minor), 0n)
  expect(sum('debits')).toBe(sum('credits'))
  const towardsCredit = rows.reduce(
    (total, { normal, pending }) => total + BigInt(pending.minor) * (normal === 'credit' ? 1n : -1n),
    0n,
  )
  expect(towardsCredit).toBe(0n)
  expect(rows.map(({ code }) => code)).toEqual([
    'gateway_clearing',
    'user_wallet',
    'order_escrow',
    'seller_available',
    'payout_transit',
    'commission_revenue',
    'vat_payable',
  ])
  expect(rows.find(({ code }) => code === 'seller_available')).toEqual({
    ...{ code: 'seller_available', normal: 'credit', accounts: 1 },
    ...{ debits: sar(0), credits: sar(22_246), pending: sar(-20_000) },
  })
  expect(await market.as(OPERATOR).console.trialBalance({ currency: 'JPY' })).toMatchObject({ rows: [] })
})

describe('the checks of the books', () => {
  const ran = async () => {
    const { report, isRunning } = await market.as(OPERATOR).console.runChecks()
    if (report === null) throw new Error('there is a report after a run')
    expect(isRunning).toBe(false)
    return report
  }

  it('before the first run there is no report, and asking for one runs none', async () => {
    expect(await market.as(OPERATOR).console.checks()).toEqual({ isRunning: false, report: null })
    expect(await market.as(OPERATOR).console.checks()).toEqual({ isRunning: false, report: null })
  })

  it('run now, every one finds nothing and says how long it took; the report stays to be read', async () => {
    const asked = Date.now()
    const report = await ran()
    expect(report.checks.map(({ name }) => name)).toEqual(checkNames())
    expect(
      report.checks.every(({ defects, sample, tookMs, error }) => !defects && !sample[0] && tookMs >= 0 && !error),
    ).toBe(true)
    expect(Date.parse(report.checkedAt)).toBeGreaterThanOrEqual(asked - 1)
    expect(await market.as(OPERATOR).console.checks()).toEqual({ isRunning: false, report })
  })

  it('the job writes a report too', async () => {
    const before = await ran()
    await market.admin.jobs.check_books()
    const { report } = await market.as(OPERATOR).console.checks()
    expect(Date.parse(report?.checkedAt ?? '')).toBeGreaterThan(Date.parse(before.checkedAt))
  })

  it('a transfer changed with every guard off is counted and named, and is gone from the next report', async () => {
    const change = (by: number) =>
      market.db.asSuperuser(
        `set session_replication_role = replica;
         update ledger.transfer set amount_minor = amount_minor + ${by}
         where id = (select min(id) from ledger.transfer where kind = 'captured')`,
      )
    await change(1)
    const found = (await ran()).checks.filter(({ defects }) => defects > 0)
    expect(found.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ledger-account-versions', 'ledger-checksums']),
    )
    expect(found.flatMap(({ sample }) => sample).join('\n')).toMatch(/transfer \d+ \(journal \d+, leg 0\)/)
    await change(-1)
    expect((await ran()).checks.filter(({ defects }) => defects > 0)).toEqual([])
  })

  it('one that cannot be run says why, and the others are run all the same', async () => {
    await market.db.asSuperuser(
      'alter table payout rename column iban to somewhere_else; alter table payout rename to paid',
    )
    const { checks } = await ran()
    const broken = checks.filter(({ error }) => error !== null)
    expect(broken.map(({ name }) => name)).toEqual(['payouts-are-booked', 'payouts-are-on-their-way'])
    expect(broken[0]?.error).toContain('relation "payout" does not exist')
    expect(checks).toHaveLength(checkNames().length)
    await market.db.asSuperuser(
      'alter table paid rename column somewhere_else to iban; alter table paid rename to payout',
    )
    await market.expectSound()
  })

  it('while another process runs them, everyone sees it', async () => {
    const { checks } = market.as(OPERATOR).console
    await market.db.connectAgain().asSystem(async (tx) => {
      await sayRunning(tx)
      expect((await checks()).isRunning).toBe(true)
    })
    expect((await checks()).isRunning).toBe(false)
  })

  it('reports of more than a week ago are forgotten', async () => {
    await market.db.asSuperuser(`update books_report set checked_at = checked_at - interval '8 days'`)
    await ran()
    expect(await market.db.asSuperuser('select id from books_report')).toHaveLength(1)
  })
})

it('the overview counts what waits', async () => {
  await market.db.asSuperuser(`update seller set status = 'applied', verified_at = null where id = $1`, [
    (await market.openShop('hopeful')).seller,
  ])
  expect(await market.as(OPERATOR).console.overview()).toEqual({
    ...{
      sellersToVerify: 1,
      payoutsToSend: 1,
      payoutsToConfirm: 0,
      liveShows: 2,
      openLots: 0,
      suspense: [],
      unbookable: 0,
    },
  })
})

describe('work that is stuck', () => {
  const stuck = () => market.as(OPERATOR).console.stuckWork()
  const giveUp = (where: string) =>
    market.db.asSuperuser(
      `update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'on purpose'
       where task_id in (select id from graphile_worker._private_tasks where identifier = 'deliver_event') and ${where}`,
    )

  it('is nothing while everything is dealt with, or was told just now', async () => {
    await market.deliver()
    await market.sell(shop, await market.addBuyer('سامي'), 500n)
    expect(await stuck()).toEqual({ events: [], jobs: [] })
  })

  it('an event that nobody has dealt with after ten minutes is shown, with the error when it was given up', async () => {
    const [event] = await market.db.asSuperuser<{ id: string }>(
      `update outbox set created_at = created_at - interval '11 minutes' where finished_at is null and type = 'lot_sold'
       returning id`,
    )
    const id = event?.id ?? ''
    expect(await stuck()).toMatchObject({ events: [{ id, type: 'lot_sold', error: null }], jobs: [] })
    await giveUp(`payload ->> 'event' = '${id}'`)
    expect(await stuck()).toMatchObject({ events: [{ id, error: 'on purpose' }], jobs: [] })
    await market.deliver()
    expect((await stuck()).events).toEqual([])
  })

  it('a job that was tried as often as it may be is shown; one that is still tried is not', async () => {
    await market.db.database.asSystem((tx) => market.world.jobs.add(tx, 'settle_due_orders', {}, { maxAttempts: 3 }))
    const tried = (times: number) =>
      market.db.asSuperuser(
        `update graphile_worker._private_jobs set attempts = ${times}, last_error = 'no such table'
         where task_id = (select id from graphile_worker._private_tasks where identifier = 'settle_due_orders')`,
      )
    await tried(2)
    expect((await stuck()).jobs).toEqual([])
    await tried(3)
    expect((await stuck()).jobs).toMatchObject([{ name: 'settle_due_orders', attempts: 3, error: 'no such table' }])
  })
})
