import { oc } from '@orpc/contract'
import { z } from 'zod'
import { idSchema, imageSchema, instantSchema, lineSchema, pageInputSchema, pageOf } from '../fields.ts'
import { moneySchema } from '../money-wire.ts'
import { refuses } from '../refusals.ts'
import { addressSchema } from './identity.ts'

export const orderStatusSchema = z.enum(['paid', 'shipped', 'received', 'settled'])

export const CARRIERS = ['smsa', 'aramex', 'naqel', 'dhl', 'own_delivery', 'other'] as const
export const carrierSchema = z.enum(CARRIERS)

const orderFields = {
  id: idSchema,
  /** Short number people say and write: unique, rising. */
  number: z.number().int().positive(),
  lot: idSchema,
  show: idSchema,
  status: orderStatusSchema,
  product: z.object({
    id: idSchema,
    title: z.object({ ar: z.string(), en: z.string() }),
    image: imageSchema.nullable(),
  }),
  price: moneySchema,
  paidAt: instantSchema,
  shippedAt: instantSchema.nullable(),
  receivedAt: instantSchema.nullable(),
  /** When the seller's share is or was settled; known from the moment of receipt. */
  settlesAt: instantSchema.nullable(),
  settledAt: instantSchema.nullable(),
  tracking: z.object({ carrier: carrierSchema, number: z.string() }).nullable(),
  address: addressSchema,
}

/** An order as its buyer sees it. */
export const purchaseSchema = z.object({
  ...orderFields,
  seller: z.object({ id: idSchema, slug: z.string(), shopName: z.string(), portrait: imageSchema.nullable() }),
})
export type Purchase = z.infer<typeof purchaseSchema>

/** An order as its seller sees it: what is kept from the price and what they get. */
export const saleSchema = z.object({
  ...orderFields,
  buyer: z.object({ name: z.string() }),
  commission: moneySchema,
  commissionRateBp: z.number().int(),
  vat: moneySchema,
  vatRateBp: z.number().int(),
  proceeds: moneySchema,
})
export type Sale = z.infer<typeof saleSchema>

const seller = ['not_signed_in', 'not_a_verified_seller'] as const

export const orders = {
  purchases: oc
    .route({ method: 'GET', path: '/orders', summary: 'What one has bought, newest first' })
    .errors(refuses('not_signed_in'))
    .input(pageInputSchema)
    .output(pageOf(purchaseSchema)),
  purchase: oc
    .route({ method: 'GET', path: '/orders/{order}', summary: 'One of one’s own orders' })
    .errors(refuses('not_signed_in', 'not_found'))
    .input(z.object({ order: idSchema }))
    .output(purchaseSchema),
  confirmReceipt: oc
    .route({
      method: 'POST',
      path: '/orders/{order}/receive',
      summary: 'Say that the parcel arrived; the settlement delay starts',
    })
    .errors(refuses('not_signed_in', 'not_found', 'order_not_shipped', 'order_already_received'))
    .input(z.object({ order: idSchema }))
    .output(purchaseSchema),
  sales: oc
    .route({ method: 'GET', path: '/studio/orders', summary: 'What a seller has sold, newest first' })
    .errors(refuses(...seller))
    .input(pageInputSchema.extend({ status: orderStatusSchema.optional() }))
    .output(pageOf(saleSchema)),
  sale: oc
    .route({ method: 'GET', path: '/studio/orders/{order}', summary: 'One of a seller’s orders' })
    .errors(refuses(...seller, 'not_found'))
    .input(z.object({ order: idSchema }))
    .output(saleSchema),
  ship: oc
    .route({
      method: 'POST',
      path: '/studio/orders/{order}/ship',
      summary: 'Hand the parcel over, with its tracking number',
    })
    .errors(refuses(...seller, 'not_found', 'order_already_shipped'))
    .input(z.object({ order: idSchema, carrier: carrierSchema, trackingNumber: lineSchema(3, 40) }))
    .output(saleSchema),
}
