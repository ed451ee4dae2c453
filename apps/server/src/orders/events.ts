import { z } from 'zod'
import type { Tx } from '#platform/database'
import type { Outbox } from '#platform/outbox'
import type { Order } from './order.ts'

/** What orders tell the other domains, each in the transaction that makes it true. */
export const orderEventSchema = z.object({
  order: z.uuid(),
  lot: z.uuid(),
  seller: z.uuid(),
  /** The person who bought. */
  buyer: z.uuid(),
})

export type OrderEventType = 'order_paid' | 'order_shipped' | 'order_received'

/** Tells what happened to an order. */
export function publish(outbox: Outbox, tx: Tx, type: OrderEventType, order: Order): Promise<void> {
  const { id, lot, seller, buyer } = order
  return outbox.publish(tx, {
    type,
    payload: { order: id, lot, seller, buyer } satisfies z.infer<typeof orderEventSchema>,
  })
}
