import { type LotId, MS, minusMs, plusMs } from '@dallal/kernel'
import { call } from '@orpc/server'
import { sql } from 'kysely'
import { LOT_SOLD } from '#auction'
import { createDelivery } from '#platform/outbox'
import { orderIdOf } from '#wallet'
import { ENDED, type SeedLot } from './market/index.ts'
import { askedBy, type Past } from './past.ts'
import type { SeedPorts } from './seed-ports.ts'
import { lotKey } from './seed-shows.ts'
import type { SeededMarket } from './seeded-market.ts'

/** Who makes orders of lots that were sold; whoever else listens, such as mails, is told by the worker as ever. */
const MAKES_ORDERS = 'orders.create_order'

/** The orders of the show that is over, each as far as it has come. What is due is then settled by the worker. */
export async function seedOrders(ports: SeedPorts, past: Past, market: SeededMarket): Promise<void> {
  await makeOrders(ports, past)
  for (const lot of ENDED.lots) if (lot.order) await bringForward(past, market, lot)
}

async function makeOrders({ database }: SeedPorts, { orders }: Past): Promise<void> {
  const deliver = createDelivery(
    database,
    orders.listeners.filter(({ name }) => name === MAKES_ORDERS),
  )
  const { rows } = await database.asSystem((tx) =>
    sql<{ id: string }>`select id from outbox where type = ${LOT_SOLD} order by id`.execute(tx),
  )
  for (const { id } of rows) await deliver({ event: id })
}

async function bringForward({ clock, routes }: Past, market: SeededMarket, lot: SeedLot): Promise<void> {
  const order = orderIdOf(market.id<LotId>('lot', lotKey(ENDED, lot)))
  const seller = askedBy(market.person(ENDED.shop), 'seller')
  const buyer = askedBy(market.person(lot.bids.at(-1)?.bidder ?? ''), 'buyer')
  const soldAt = plusMs(market.now, ENDED.startsInMs)
  const { shippedAt, receivedAt } = momentsOf(lot.order)

  const { status } = await call(routes.orders.sale, { order }, seller)
  if (status === 'paid' && shippedAt !== null) {
    clock.set(plusMs(soldAt, shippedAt))
    await call(routes.orders.ship, { order, carrier: 'smsa', trackingNumber: trackingNumberOf(order) }, seller)
  }
  if ((status === 'paid' || status === 'shipped') && receivedAt !== null) {
    clock.set(receivedAt < 0 ? minusMs(market.now, -receivedAt) : plusMs(soldAt, receivedAt))
    await call(routes.orders.confirmReceipt, { order }, buyer)
  }
}

/** After the show; a negative number counts back from now. Settlement comes seven days after receipt. */
function momentsOf(state: SeedLot['order']): { shippedAt: number | null; receivedAt: number | null } {
  if (state === 'settled') return { shippedAt: 14 * MS.hour, receivedAt: 40 * MS.hour }
  if (state === 'received') return { shippedAt: 2 * MS.day, receivedAt: -2 * MS.day }
  if (state === 'shipped') return { shippedAt: 6 * MS.day, receivedAt: null }
  return { shippedAt: null, receivedAt: null }
}

function trackingNumberOf(order: string): string {
  return `29${order.replace(/\D/g, '').padEnd(10, '0').slice(-10)}`
}
