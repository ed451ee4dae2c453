import { MS, type OrderId } from '@dallal/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller, Tx } from '#platform/database'
import {
  asBuyer,
  asSeller,
  NOBODY,
  NOTHING,
  OPERATOR,
  openTestMarket,
  refusalOf,
  type SoldLot,
  type TestMarket,
  type TestShop,
} from '#test-market'
import { createOrder } from './create-order.ts'
import { orderTerms } from './order-terms.ts'

let market: TestMarket
let reem: TestShop
let saad: TestShop
let noor: Awaited<ReturnType<TestMarket['addBuyer']>>
let sami: Awaited<ReturnType<TestMarket['addBuyer']>>
beforeAll(async () => {
  market = await openTestMarket()
  reem = await market.openShop('reem')
  saad = await market.openShop('saad', 'KWD', 'KW')
  noor = await market.addBuyer('نور')
  sami = await market.addBuyer('سامي')
})
afterAll(() => market.close())

const parcel = { carrier: 'smsa', trackingNumber: '290123456789' } as const
const ship = (caller: Caller, order: string) => market.as(caller).orders.ship({ order, ...parcel })
const receive = (caller: Caller, order: string) => market.as(caller).orders.confirmReceipt({ order })

async function sold(minor = 10_000n, shop = reem, buyer = noor): Promise<SoldLot> {
  const lot = await market.sell(shop, buyer, minor)
  await market.deliver()
  return lot
}

describe('a sold lot becomes an order', () => {
  it('with everything as it was at the hammer, whatever changes afterwards', async () => {
    const { order } = await sold()
    const before = await market.as(asBuyer(noor)).orders.purchase({ order })
    await market.db.asSuperuser(`update person set name = 'غيرها' where id = $1`, [noor])
    await market.db.asSuperuser(`update address set city = 'جدة' where person_id = $1`, [noor])
    await market.db.asSuperuser(`update product set title_ar = 'دلّة' where id = $1`, [reem.product])
    expect(await market.as(asBuyer(noor)).orders.purchase({ order })).toEqual(before)
    expect(before).toMatchObject({
      product: { title: { ar: 'إبريق', en: 'Ewer' } },
      address: { city: 'الرياض' },
      seller: { shopName: 'reem', slug: 'reem' },
    })
    expect(await market.as(asSeller(reem)).orders.sale({ order })).toMatchObject({ buyer: { name: 'نور' } })
    await market.db.asSuperuser(`update product set title_ar = 'إبريق' where id = $1`, [reem.product])
  })

  it('told twice, told again under another event and told at once from two sides, it is one order with one number', async () => {
    const { order, fact } = await sold()
    await market.deliver()
    await market.db.database.asSystem((tx) => market.outbox.publish(tx, { type: 'lot_sold', payload: fact }))
    await Promise.all([market.deliver(), market.deliver()])
    const rows = await market.db.asSuperuser('select number from "order" where id = $1', [order])
    expect(rows).toHaveLength(1)
    const told = (await market.events('order_paid')).filter((event) => 'order' in event && event.order === order)
    expect(told).toEqual([{ order, lot: fact.lot, seller: reem.seller, buyer: noor }])
    await market.expectSound()
  })

  it('whole or not at all: what fails before the end leaves no order and no event', async () => {
    const lot = await market.sell(reem, noor, 700n)
    const failing = createOrder({
      outbox: {
        publish: async (tx, event) => {
          await market.outbox.publish(tx, event)
          throw new Error('the process died')
        },
      },
    })
    const heard = { id: lot.lot, type: 'lot_sold', payload: lot.fact, at: market.clock.now() }
    await expect(market.db.database.asSystem((tx) => failing.handle(heard, tx))).rejects.toThrow('the process died')
    expect(await market.db.asSuperuser('select from "order" where id = $1', [lot.order])).toEqual([])
    expect(
      (await market.events('order_paid')).filter((event) => 'order' in event && event.order === lot.order),
    ).toEqual([])
    await market.deliver()
    expect(await market.as(asBuyer(noor)).orders.purchase({ order: lot.order })).toMatchObject({ status: 'paid' })
  })

  it.each([
    ['SA', 1_500],
    ['KW', 0],
    ['AE', 500],
    ['BH', 1_000],
    ['OM', 500],
    ['QA', 0],
    ['JO', 1_600],
    ['EG', 1_400],
  ] as const)('VAT on the commission of a seller in %s is %s basis points', (country, vatBasisPoints) => {
    expect(orderTerms(country)).toEqual({ commissionBasisPoints: 800, vatBasisPoints })
  })
})

describe('who may do what, and the first refusal that applies', () => {
  it('shipping', async () => {
    const { order } = await sold()
    const shipped = async (caller: Caller, id: string = order) => (await refusalOf(ship(caller, id))).code
    expect(await shipped(NOBODY, NOTHING)).toBe('not_signed_in')
    expect(await shipped(asBuyer(noor))).toBe('not_a_verified_seller')
    expect(await shipped(OPERATOR)).toBe('not_a_verified_seller')
    expect(await shipped(asSeller(saad))).toBe('not_found')
    expect(await shipped(asSeller(reem), NOTHING)).toBe('not_found')
    expect(await shipped(asSeller(reem))).toBe('not refused')
    expect(await shipped(asSeller(reem))).toBe('order_already_shipped')
  })

  it('confirming receipt', async () => {
    const { order } = await sold()
    const received = async (caller: Caller, id: string = order) => (await refusalOf(receive(caller, id))).code
    expect(await received(NOBODY, NOTHING)).toBe('not_signed_in')
    expect(await received(asBuyer(sami))).toBe('not_found')
    expect(await received(asSeller(reem))).toBe('not_found')
    expect(await received(OPERATOR)).toBe('not_found')
    expect(await received(asBuyer(noor), NOTHING)).toBe('not_found')
    expect(await received(asBuyer(noor))).toBe('order_not_shipped')
    await ship(asSeller(reem), order)
    expect(await received(asBuyer(noor))).toBe('not refused')
    expect(await received(asBuyer(noor))).toBe('order_already_received')
    market.moveTime(7 * MS.day)
    await market.settlement.settleDue()
    expect(await received(asBuyer(noor))).toBe('order_already_received')
    expect((await refusalOf(ship(asSeller(reem), order))).code).toBe('order_already_shipped')
  })

  it('looking', async () => {
    const { order } = await sold()
    const look = (caller: Caller) => market.as(caller).orders
    expect((await refusalOf(look(NOBODY).purchase({ order }))).code).toBe('not_signed_in')
    expect((await refusalOf(look(asBuyer(sami)).purchase({ order }))).code).toBe('not_found')
    // A seller's own sale is not a purchase of theirs, nor an operator's.
    expect((await refusalOf(look(asSeller(reem)).purchase({ order }))).code).toBe('not_found')
    expect((await refusalOf(look(OPERATOR).purchase({ order }))).code).toBe('not_found')
    expect((await refusalOf(look(NOBODY).sale({ order }))).code).toBe('not_signed_in')
    expect((await refusalOf(look(asBuyer(noor)).sale({ order }))).code).toBe('not_a_verified_seller')
    expect((await refusalOf(look(asSeller(saad)).sale({ order }))).code).toBe('not_found')
    expect((await refusalOf(look(NOBODY).purchases({ limit: 5 }))).code).toBe('not_signed_in')
    expect((await refusalOf(look(NOBODY).sales({ limit: 5 }))).code).toBe('not_signed_in')
    expect((await refusalOf(look(asBuyer(noor)).sales({ limit: 5 }))).code).toBe('not_a_verified_seller')
  })

  it('of ten at once that ship, or confirm, one does and nothing is told twice', async () => {
    const { order } = await sold()
    const codes = async (calls: Promise<unknown>[]) =>
      (await Promise.all(calls.map(refusalOf))).map(({ code }) => code).sort()
    const one = (code: string) => [...Array<string>(9).fill(code), 'not refused'].sort()
    expect(await codes(Array.from({ length: 10 }, () => ship(asSeller(reem), order)))).toEqual(
      one('order_already_shipped'),
    )
    expect(await codes(Array.from({ length: 10 }, () => receive(asBuyer(noor), order)))).toEqual(
      one('order_already_received'),
    )
    for (const type of ['order_shipped', 'order_received']) {
      expect((await market.events(type)).filter((event) => 'order' in event && event.order === order)).toHaveLength(1)
    }
  })
})

describe('lists', () => {
  it('go newest first, page by page without gap or repetition, and by status', async () => {
    const shop = await market.openShop('pages')
    const buyer = await market.addBuyer('قارئ')
    const made: OrderId[] = []
    for (let n = 1n; n <= 5n; n += 1n) {
      // Two share a moment: their ids decide.
      if (n !== 3n) market.moveTime(1_000)
      made.push((await sold(n, shop, buyer)).order)
    }
    const walk = async (
      next: (cursor: string | undefined) => Promise<{ items: { id: string }[]; next: string | null }>,
    ) => {
      const seen: string[] = []
      for (let cursor: string | undefined, more = true; more; ) {
        const page = await next(cursor)
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.next ?? undefined
        more = page.next !== null
      }
      return seen
    }
    const bought = await walk((cursor) => market.as(asBuyer(buyer)).orders.purchases({ limit: 2, cursor }))
    const soldHere = await walk((cursor) => market.as(asSeller(shop)).orders.sales({ limit: 2, cursor }))
    expect(bought).toEqual(soldHere)
    expect(new Set(bought)).toEqual(new Set(made))
    expect([bought[0], bought[4]]).toEqual([made[4], made[0]])

    await ship(asSeller(shop), made[2] ?? '')
    const only = (status: 'paid' | 'shipped') => market.as(asSeller(shop)).orders.sales({ limit: 10, status })
    expect((await only('shipped')).items.map(({ id }) => id)).toEqual([made[2]])
    expect((await only('paid')).items).toHaveLength(4)
    const odd = await market.as(asBuyer(buyer)).orders.purchases({ limit: 2, cursor: "'; drop table" })
    expect(odd.items.map(({ id }) => id)).toEqual(bought.slice(0, 2))
  })
})

describe('row security of orders', () => {
  const seen = async (caller: Caller, order: string) =>
    (await market.db.database.asCaller(caller, (tx) => sql`select from "order" where id = ${order}`.execute(tx))).rows
      .length
  const moved = async (caller: Caller, change: ReturnType<typeof sql>) => {
    const undo = new Error('undo')
    let count = 0n
    const work = async (tx: Tx) => {
      count = (await change.execute(tx)).numAffectedRows ?? 0n
      throw undo
    }
    await market.db.database.asCaller(caller, work).catch((error: unknown) => {
      if (error !== undo) throw error
    })
    return Number(count)
  }
  const toShipped = (order: string) => sql`
    update "order" set status = 'shipped', carrier = 'dhl', tracking_number = 'x', shipped_at = now() where id = ${order}`
  const toReceived = (order: string) => sql`
    update "order" set status = 'received', received_at = now(), settles_at = now() where id = ${order}`

  it('buyer, seller and operator see it; nobody else does', async () => {
    const { order } = await sold()
    const look = (caller: Caller) => seen(caller, order)
    expect(await Promise.all([asBuyer(noor), asSeller(reem), OPERATOR].map(look))).toEqual([1, 1, 1])
    expect(await Promise.all([asBuyer(sami), asSeller(saad), NOBODY].map(look))).toEqual([0, 0, 0])
  })

  it('only its seller ships it, only its buyer receives it, and an operator does neither', async () => {
    const { order } = await sold()
    expect(await moved(asSeller(reem), toShipped(order))).toBe(1)
    for (const caller of [asBuyer(noor), asBuyer(sami), asSeller(saad), OPERATOR, NOBODY]) {
      expect(await moved(caller, toShipped(order))).toBe(0)
    }
    await ship(asSeller(reem), order)
    expect(await moved(asBuyer(noor), toReceived(order))).toBe(1)
    for (const caller of [asSeller(reem), asBuyer(sami), asSeller(saad), OPERATOR, NOBODY]) {
      expect(await moved(caller, toReceived(order))).toBe(0)
    }
  })

  it('nobody settles, prices, makes or removes one through a request', async () => {
    const { order } = await sold()
    await ship(asSeller(reem), order)
    const settle = sql`update "order" set status = 'settled', received_at = now(), settles_at = now() where id = ${order}`
    await expect(moved(asBuyer(noor), settle)).rejects.toThrow('row-level security')
    for (const statement of [
      sql`update "order" set price_minor = 1`,
      sql`update "order" set settled_at = now()`,
      sql`insert into "order" (id) select id from "order"`,
      sql`delete from "order"`,
    ]) {
      for (const caller of [asBuyer(noor), asSeller(reem), OPERATOR]) {
        await expect(moved(caller, statement)).rejects.toThrow('permission denied')
      }
    }
    for (const statement of [sql`update "order" set price_minor = 1`, sql`delete from "order"`]) {
      await expect(market.db.database.asSystem((tx) => statement.execute(tx))).rejects.toThrow('permission denied')
    }
  })

  it('numbers rise', async () => {
    const [first, second] = [await sold(), await sold()]
    const numberOf = async (order: string) => (await market.as(asBuyer(noor)).orders.purchase({ order })).number
    expect(await numberOf(first.order)).toBeGreaterThan(1_000)
    expect(await numberOf(second.order)).toBeGreaterThan(await numberOf(first.order))
  })
})
