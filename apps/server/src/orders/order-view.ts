import type { Image, Purchase, Sale } from '@dallal/contract'
import { moneyToWire } from '@dallal/contract'
import { assert, type ImageId, type Instant, toIso } from '@dallal/kernel'
import { imagesOf } from '#media'
import type { Caller, Tx } from '#platform/database'
import { type Order, proceedsOf } from './order.ts'
import type { OrdersPorts } from './orders-ports.ts'

/** Orders as their buyer sees them. */
export async function purchaseViews(
  { database, publicSellers }: Pick<OrdersPorts, 'database' | 'publicSellers'>,
  caller: Caller,
  orders: readonly Order[],
): Promise<Purchase[]> {
  const images = await database.asCaller(caller, (tx) => picturesOf(tx, orders))
  const shops = await publicSellers(caller, [...new Set(orders.map(({ seller }) => seller))])
  return orders.map((order) => {
    const shop = shops.get(order.seller)
    assert(shop, 'who sold something is a verified shop')
    const { id, slug, shopName, portrait } = shop
    return { ...presentOrder(order, images), seller: { id, slug, shopName, portrait } }
  })
}

/** Orders as their seller sees them: with what is kept from the price, and without the buyer's account. */
export async function saleViews(
  { database }: Pick<OrdersPorts, 'database'>,
  caller: Caller,
  orders: readonly Order[],
): Promise<Sale[]> {
  const images = await database.asCaller(caller, (tx) => picturesOf(tx, orders))
  return orders.map((order) => ({
    ...presentOrder(order, images),
    buyer: { name: order.buyerName },
    commission: moneyToWire(order.commission),
    commissionRateBp: order.terms.commissionBasisPoints,
    vat: moneyToWire(order.vat),
    vatRateBp: order.terms.vatBasisPoints,
    proceeds: moneyToWire(proceedsOf(order)),
  }))
}

function picturesOf(tx: Tx, orders: readonly Order[]): Promise<Map<ImageId, Image>> {
  return imagesOf(
    tx,
    orders.flatMap(({ imageId }) => imageId ?? []),
  )
}

function presentOrder(order: Order, images: ReadonlyMap<ImageId, Image>) {
  const { id, number, lot, show, status, tracking, address } = order
  return {
    id,
    number,
    lot,
    show,
    status,
    product: { id: order.product, title: order.title, image: (order.imageId && images.get(order.imageId)) ?? null },
    price: moneyToWire(order.price),
    paidAt: toIso(order.paidAt),
    shippedAt: moment(order.shippedAt),
    receivedAt: moment(order.receivedAt),
    settlesAt: moment(order.settlesAt),
    settledAt: moment(order.settledAt),
    tracking,
    address,
  }
}

function moment(at: Instant | null): string | null {
  return at === null ? null : toIso(at)
}
