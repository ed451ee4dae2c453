import { moneySchema } from '@dallal/contract'
import { z } from 'zod'

/** A lot was sold and its price stands in the order's escrow: told once a lot, in the transaction that closed it. */
export const LOT_SOLD = 'lot_sold'

export const lotSoldSchema = z.object({
  lot: z.uuid(),
  show: z.uuid(),
  /** Derived from the lot's id: telling it twice makes one order. */
  order: z.uuid(),
  seller: z.uuid(),
  /** The person who won. */
  buyer: z.uuid(),
  product: z.uuid(),
  price: moneySchema,
  /** Epoch milliseconds of business time. */
  soldAt: z.number().int(),
})
export type LotSoldFact = z.infer<typeof lotSoldSchema>
