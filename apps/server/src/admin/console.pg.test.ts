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
    expect((await refusalOf(console.trialBalance({ currency: 'SAR' }))).code).toBe(code)
    expect((await refusalOf(console.overview())).code).toBe(code)
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

describe('checks', () => {
  it('every one finds nothing, and says how long it took', async () => {
    const { checks } = await market.as(OPERATOR).console.checks()
    expect(checks.map(({ name }) => name)).toEqual(checkNames())
    expect(checks.every(({ defects, sample, tookMs }) => defects === 0 && sample.length === 0 && tookMs >= 0)).toBe(
      true,
    )
  })

  it('a transfer changed with every guard off is counted and named', async () => {
    const change = (by: number) =>
      market.db.asSuperuser(
        `set session_replication_role = replica;
         update ledger.transfer set amount_minor = amount_minor + ${by}
         where id = (select min(id) from ledger.transfer where kind = 'captured')`,
      )
    await change(1)
    const { checks } = await market.as(OPERATOR).console.checks()
    const found = checks.filter(({ defects }) => defects > 0)
    expect(found.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ledger-account-versions', 'ledger-checksums']),
    )
    expect(found.flatMap(({ sample }) => sample).join('\n')).toMatch(/transfer \d+ \(journal \d+, leg 0\)/)
    await change(-1)
    await market.expectSound()
  })
})

it('the overview counts what waits', async () => {
  await market.db.asSuperuser(`update seller set status = 'applied', verified_at = null where id = $1`, [
    (await market.openShop('hopeful')).seller,
  ])
  expect(await market.as(OPERATOR).console.overview()).toEqual({
    ...{ sellersToVerify: 1, payoutsToSend: 1, payoutsToConfirm: 0, liveShows: 2, openLots: 0, suspense: [] },
  })
})
