import { moneyFromWire } from '@dallal/contract'
import {
  asId,
  assert,
  instant,
  type LotId,
  type OrderId,
  type ProductId,
  type SellerId,
  type ShowId,
  type UserId,
} from '@dallal/kernel'
import { commissionOf } from '@dallal/ledger'
import { LOT_SOLD, lotSoldSchema } from '#auction'
import { productCards } from '#catalog'
import { addressOf, personOf, sellersOf } from '#identity'
import type { EventListener } from '#platform/outbox'
import { orderIdOf } from '#wallet'
import { publish } from './events.ts'
import { insertOrder } from './order-store.ts'
import { orderTerms } from './order-terms.ts'
import type { OrdersPorts } from './orders-ports.ts'

/**
 * Makes the order of a lot that was sold. It begins paid: the closing of the lot put the price into this order's escrow.
 * Everything that was agreed at the hammer is copied here, so that no later change of a name, an address, a product or a
 * rate reaches it. Told twice, it makes one order.
 */
export function createOrder({ outbox }: Pick<OrdersPorts, 'outbox'>): EventListener {
  return {
    name: 'orders.create_order',
    event: LOT_SOLD,
    async handle({ payload }, tx) {
      const sold = lotSoldSchema.parse(payload)
      const lot = asId<LotId>(sold.lot)
      const buyerId = asId<UserId>(sold.buyer)
      const sellerId = asId<SellerId>(sold.seller)
      const productId = asId<ProductId>(sold.product)
      const id = asId<OrderId>(sold.order)
      assert(id === orderIdOf(lot), 'the price is in the escrow of the order that is named after the lot')

      const buyer = await personOf(tx, buyerId)
      const address = await addressOf(tx, buyerId)
      const seller = (await sellersOf(tx, [sellerId])).get(sellerId)
      const product = (await productCards(tx, [productId])).get(productId)
      assert(buyer && address && seller && product, 'who bids has an address, and what is sold has a shop')

      const price = moneyFromWire(sold.price)
      const terms = orderTerms(seller.country)
      const { commission, vat } = commissionOf(price, terms)
      const order = await insertOrder(tx, {
        id,
        lot,
        show: asId<ShowId>(sold.show),
        product: productId,
        seller: sellerId,
        buyer: buyerId,
        buyerName: buyer.name,
        title: product.title,
        imageId: product.image === null ? null : asId(product.image.id),
        price,
        terms,
        commission,
        vat,
        address,
        paidAt: instant(sold.soldAt),
      })
      if (order) await publish(outbox, tx, 'order_paid', order)
    },
  }
}
