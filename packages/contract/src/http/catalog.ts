import { oc } from '@orpc/contract'
import { z } from 'zod'
import {
  bilingualLine,
  bilingualText,
  idempotencyKeySchema,
  idSchema,
  imageSchema,
  instantSchema,
  pageInputSchema,
  pageOf,
  slugSchema,
} from '../fields.ts'
import { currencySchema, moneySchema } from '../money-wire.ts'
import { refuses } from '../refusals.ts'

export const CATEGORIES = [
  'antiques',
  'fashion',
  'jewellery',
  'home',
  'electronics',
  'collectibles',
  'food',
  'music',
  'sports',
  'beauty',
  'children',
  'art',
] as const
export const categorySchema = z.enum(CATEGORIES)
export type Category = z.infer<typeof categorySchema>
export const conditionSchema = z.enum(['new', 'like_new', 'used', 'antique'])
export type Condition = z.infer<typeof conditionSchema>
export const productStatusSchema = z.enum(['draft', 'published', 'archived'])
export type ProductStatus = z.infer<typeof productStatusSchema>

const words = { title: bilingualLine(100), description: bilingualText(4000) }

/** What a seller writes about a product. Stock is the number of pieces that can still be sold. */
export const productDraftSchema = z.object({
  ...words,
  category: categorySchema,
  condition: conditionSchema,
  stock: z.number().int().min(0).max(9_999),
  images: z.array(idSchema).max(8),
})
export type ProductDraft = z.infer<typeof productDraftSchema>

export const productSchema = z.object({
  id: idSchema,
  title: z.object({ ar: z.string(), en: z.string() }),
  description: z.object({ ar: z.string(), en: z.string() }),
  category: categorySchema,
  condition: conditionSchema,
  status: productStatusSchema,
  stock: z.number().int(),
  /** Pieces promised to lots that are queued or open. */
  inLots: z.number().int(),
  currency: currencySchema,
  images: z.array(imageSchema),
  updatedAt: instantSchema,
})
export type Product = z.infer<typeof productSchema>

/** A product as everyone may see it, with the lot in which it is or was offered, if any. */
export const publicProductSchema = productSchema.omit({ inLots: true, updatedAt: true, status: true }).extend({
  seller: z.object({ id: idSchema, slug: z.string(), shopName: z.string(), portrait: imageSchema.nullable() }),
  offer: z
    .object({
      lot: idSchema,
      show: idSchema,
      showTitle: z.object({ ar: z.string(), en: z.string() }),
      showStatus: z.enum(['scheduled', 'live', 'ended']),
      startsAt: instantSchema.nullable(),
      lotStatus: z.enum(['queued', 'open', 'sold', 'unsold', 'void']),
      startPrice: moneySchema,
      price: moneySchema.nullable(),
    })
    .nullable(),
})
export type PublicProduct = z.infer<typeof publicProductSchema>

const own = ['not_signed_in', 'not_a_verified_seller'] as const

export const catalog = {
  products: oc
    .route({ method: 'GET', path: '/products', summary: 'Published products, newest first' })
    .input(pageInputSchema.extend({ seller: slugSchema.optional(), category: categorySchema.optional() }))
    .output(pageOf(publicProductSchema)),
  product: oc
    .route({ method: 'GET', path: '/products/{product}', summary: 'A published product' })
    .errors(refuses('not_found'))
    .input(z.object({ product: idSchema }))
    .output(publicProductSchema),
  ownProducts: oc
    .route({ method: 'GET', path: '/studio/products', summary: 'A seller’s own products' })
    .errors(refuses(...own))
    .input(pageInputSchema.extend({ status: productStatusSchema.optional() }))
    .output(pageOf(productSchema)),
  ownProduct: oc
    .route({ method: 'GET', path: '/studio/products/{product}', summary: 'One of a seller’s own products' })
    .errors(refuses(...own, 'not_found'))
    .input(z.object({ product: idSchema }))
    .output(productSchema),
  createProduct: oc
    .route({ method: 'POST', path: '/studio/products', summary: 'Write a new product, as a draft' })
    .errors(refuses(...own, 'not_found', 'key_reused'))
    .input(z.object({ key: idempotencyKeySchema, draft: productDraftSchema }))
    .output(productSchema),
  updateProduct: oc
    .route({ method: 'PUT', path: '/studio/products/{product}', summary: 'Change a product' })
    .errors(refuses(...own, 'not_found', 'picture_missing', 'stock_missing', 'product_in_a_lot'))
    .input(z.object({ product: idSchema, draft: productDraftSchema }))
    .output(productSchema),
  publishProduct: oc
    .route({ method: 'POST', path: '/studio/products/{product}/publish', summary: 'Show a product to everyone' })
    .errors(refuses(...own, 'not_found', 'picture_missing', 'stock_missing'))
    .input(z.object({ product: idSchema }))
    .output(productSchema),
  archiveProduct: oc
    .route({
      method: 'POST',
      path: '/studio/products/{product}/archive',
      summary: 'Take a product off; publishing brings it back',
    })
    .errors(refuses(...own, 'not_found', 'product_in_a_lot'))
    .input(z.object({ product: idSchema }))
    .output(productSchema),
}
