import { MS } from '@dallal/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asBuyer, asSeller, openTestMarket, type SoldLot, type TestMarket, type TestShop } from '#test-market'
import { settleDue } from './settle-due.ts'

let market: TestMarket
let shop: TestShop
let buyer: Awaited<ReturnType<TestMarket['addBuyer']>>
beforeAll(async () => {
  // Three a batch: a handful of orders is several transactions.
  market = await openTestMarket(3)
  shop = await market.openShop('reem')
  buyer = await market.addBuyer('نور')
})
afterAll(() => market.close())

async function received(count: number, minor = 10_000n): Promise<SoldLot[]> {
  const lots: SoldLot[] = []
  for (let n = 0; n < count; n += 1) lots.push(await market.sell(shop, buyer, minor + BigInt(n)))
  await market.deliver()
  for (const { order } of lots) {
    await market.as(asSeller(shop)).orders.ship({ order, carrier: 'dhl', trackingNumber: 'JD014' })
    await market.as(asBuyer(buyer)).orders.confirmReceipt({ order })
  }
  return lots
}

const settled = async (lots: readonly SoldLot[]) => {
  const rows = await market.db.asSuperuser(`select from "order" where id = any ($1) and status = 'settled'`, [
    lots.map(({ order }) => order),
  ])
  return rows.length
}
const journals = async (lots: readonly SoldLot[]) => {
  const rows = await market.db.asSuperuser(
    `select from ledger.journal where kind = 'order_settled' and subject_id = any ($1)`,
    [lots.map(({ order }) => order)],
  )
  return rows.length
}

describe('settlement', () => {
  it('takes what is due in batches, says how far it is, and leaves what is not due', async () => {
    const due = await received(7)
    market.moveTime(7 * MS.day)
    const early = await received(2)
    const progress: object[] = []
    expect(await market.settlement.settleDue((step) => progress.push(step))).toEqual({ settled: 7, failed: 0 })
    expect(progress).toEqual([
      { settled: 3, failed: 0, due: 7 },
      { settled: 6, failed: 0, due: 7 },
      { settled: 7, failed: 0, due: 7 },
    ])
    expect([await settled(due), await settled(early), await journals(due)]).toEqual([7, 0, 7])
    expect(await market.settlement.settleDue()).toEqual({ settled: 0, failed: 0 })
    await market.expectSound()
  })

  it('run four times at once, settles each order once', async () => {
    const lots = await received(10)
    market.moveTime(7 * MS.day)
    const runs = await Promise.all(Array.from({ length: 4 }, () => settleDue({ ...market.world, batchSize: 2 })))
    // One that found orders locked may leave them to the others: together they settle all there are.
    const { settled: rest } = await market.settlement.settleDue()
    expect(runs.reduce((sum, run) => sum + run.settled, 0) + rest).toBe(12)
    expect([await settled(lots), await journals(lots)]).toEqual([10, 10])
    expect(
      (await market.events('order_settled')).filter(
        (event) => 'order' in event && lots.some(({ order }) => order === event.order),
      ),
    ).toHaveLength(10)
    await market.expectSound()
  })

  it('cut off between the journals and the orders, leaves neither', async () => {
    const lots = await received(2)
    market.moveTime(7 * MS.day)
    const dies = {
      ...market.world,
      outbox: {
        publish: async () => {
          throw new Error('the process died')
        },
      },
    }
    await expect(settleDue(dies)).rejects.toThrow('the process died')
    expect([await settled(lots), await journals(lots)]).toEqual([0, 0])
    await market.expectSound()
    expect(await market.settlement.settleDue()).toEqual({ settled: 2, failed: 0 })
    await market.expectSound()
  })

  it('an order whose row was changed by hand is left alone, is logged, and holds up no other', async () => {
    const lots = await received(3)
    const [broken] = lots
    await market.db.asSuperuser(`update "order" set commission_minor = commission_minor + 1 where id = $1`, [
      broken?.order,
    ])
    expect((await market.defects()).map(({ check }) => check)).toEqual(['orders-are-sold-lots'])
    market.moveTime(7 * MS.day)
    market.logged.length = 0
    expect(await market.settlement.settleDue()).toEqual({ settled: 2, failed: 1 })
    expect(market.logged).toMatchObject([{ msg: 'an order cannot be settled', order: broken?.order }])

    await market.db.asSuperuser(`update "order" set commission_minor = commission_minor - 1 where id = $1`, [
      broken?.order,
    ])
    expect(await market.settlement.settleDue()).toEqual({ settled: 1, failed: 0 })
    await market.expectSound()
  })
})

describe('the checks of orders name what was changed by hand', () => {
  it.each([
    ['a price', 'price_minor = price_minor + 1', 'price_minor = price_minor - 1', 'order-escrows-hold-the-price'],
    ['a rate', 'commission_rate_bp = 900', 'commission_rate_bp = 800', 'orders-are-sold-lots'],
    [
      'a status',
      `status = 'settled', settled_at = now()`,
      `status = 'received', settled_at = null`,
      'settled-orders-are-booked',
    ],
  ])('%s', async (_what, change, back, check) => {
    const [lot] = await received(1)
    await market.db.asSuperuser(`update "order" set ${change} where id = $1`, [lot?.order])
    const defects = await market.defects()
    expect(defects.map((defect) => defect.check)).toContain(check)
    expect(defects.every(({ row }) => row.includes(lot?.order ?? '-'))).toBe(true)
    await market.db.asSuperuser(`update "order" set ${back} where id = $1`, [lot?.order])
    await market.expectSound()
  })
})
