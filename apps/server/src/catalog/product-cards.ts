import type { Bilingual, Image, ProductStatus } from '@dallal/contract'
import type { Currency, ProductId, SellerId } from '@dallal/kernel'
import { imagesOf } from '#media'
import type { Tx } from '#platform/database'
import { productsById } from './product-store.ts'

/** As much of a product as a lot or an order shows of it. */
export interface ProductCard {
  readonly id: ProductId
  readonly sellerId: SellerId
  readonly title: Bilingual
  readonly status: ProductStatus
  readonly currency: Currency
  readonly stock: number
  readonly inLots: number
  readonly image: Image | null
}

/**
 * Products by id, whatever their status, as far as this transaction may see them: a caller sees the published ones and
 * their own, the system sees all.
 */
export async function productCards(tx: Tx, ids: readonly ProductId[]): Promise<Map<ProductId, ProductCard>> {
  const products = await productsById(tx, [...new Set(ids)])
  const images = await imagesOf(
    tx,
    products.flatMap((product) => product.images.slice(0, 1)),
  )
  return new Map(
    products.map(({ id, sellerId, title, status, currency, stock, inLots, images: [first] }) => {
      const image = (first && images.get(first)) ?? null
      return [id, { id, sellerId, title, status, currency, stock, inLots, image }]
    }),
  )
}
