import type { Bilingual, Category, Condition, ProductDraft, ProductStatus, Refusal } from '@dallal/contract'
import type { Currency, ImageId, Instant, ProductId, SellerId } from '@dallal/kernel'

/** A product as it stands. `stock` counts the pieces that can still be sold, those promised to lots (`inLots`) included. */
export interface Product {
  readonly id: ProductId
  readonly sellerId: SellerId
  readonly title: Bilingual
  readonly description: Bilingual
  readonly category: Category
  readonly condition: Condition
  readonly status: ProductStatus
  readonly stock: number
  readonly inLots: number
  readonly currency: Currency
  readonly images: readonly ImageId[]
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly publishedAt: Instant | null
}

/** Whether it may be shown to everyone. */
export function refusePublish(product: Product): Refusal<'picture_missing' | 'stock_missing'> | null {
  if (product.images.length === 0) return { code: 'picture_missing' }
  if (product.stock === 0) return { code: 'stock_missing' }
  return null
}

/**
 * Whether it may be changed into this. A published product keeps a picture, covers what it promised to lots, and is not
 * emptied by hand: taking it off is said by archiving. One that sold out keeps its zero.
 */
export function refuseUpdate(
  product: Product,
  draft: ProductDraft,
): Refusal<'picture_missing' | 'stock_missing' | 'product_in_a_lot'> | null {
  if (product.status !== 'published') return null
  if (draft.images.length === 0) return { code: 'picture_missing' }
  if (draft.stock < product.inLots) return { code: 'product_in_a_lot' }
  if (draft.stock === 0 && product.stock > 0) return { code: 'stock_missing' }
  return null
}

/** Whether it may be taken off. */
export function refuseArchive(product: Product): Refusal<'product_in_a_lot'> | null {
  return product.inLots > 0 ? { code: 'product_in_a_lot' } : null
}
