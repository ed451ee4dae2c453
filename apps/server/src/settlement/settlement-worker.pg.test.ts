import { MS } from '@dallal/kernel'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClock } from '#platform/clock'
import { startJobWorker } from '#platform/jobs'
import { createLog } from '#platform/log'
import { createDelivery, DELIVER_EVENT } from '#platform/outbox'
import { asBuyer, asSeller, openTestMarket, type TestMarket } from '#test-market'
import { composeSettlement } from './compose.ts'

let market: TestMarket
beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

it('time that was moved settles what became due at once, by the worker, without waiting for the full minute', async () => {
  const { db, world } = market
  const shop = await market.openShop('reem')
  const buyer = await market.addBuyer('نور')
  const { order } = await market.sell(shop, buyer, 10_000n)
  await market.deliver()
  await market.as(asSeller(shop)).orders.ship({ order, carrier: 'dhl', trackingNumber: 'JD014' })
  await market.as(asBuyer(buyer)).orders.confirmReceipt({ order })
  await db.asSuperuser(`update "order" set received_at = now(), settles_at = now() + interval '7 days'`)

  const clock = await createClock(db.database, 'development')
  const settlement = composeSettlement({ ...world, clock })
  let tell = (_event: string) => {}
  const settled = new Promise<string>((resolve) => {
    tell = resolve
  })
  const listener = {
    name: 'test.hear_settled',
    event: 'order_settled',
    handle: async ({ payload }: { payload: unknown }) => tell(JSON.stringify(payload)),
  }
  const worker = await startJobWorker({
    ...{ url: db.connections.jobs, node: 'test', cron: [] },
    handlers: { ...settlement.jobs, [DELIVER_EVENT]: createDelivery(db.database, [listener]) },
    log: createLog({ level: 'silent', form: 'json' }),
  })
  await settlement.start()
  // What was due at the start is settled by the start; this order is not.
  expect(await market.balance('seller_available', shop.seller, 'SAR')).toBe(0n)

  await clock.advance(7 * MS.day)
  expect(JSON.parse(await settled)).toEqual({ order, seller: shop.seller })
  expect(await market.balance('seller_available', shop.seller, 'SAR')).toBe(9_080n)
  await settlement.stop()
  await worker.stop()
  await clock.close()
  await market.expectSound()
})
