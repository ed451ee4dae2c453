import { z } from 'zod'
import type { Tx } from '#platform/database'
import type { Outbox } from '#platform/outbox'

/** An order's escrow was shared out: told in the transaction that did it. */
export const orderSettledSchema = z.object({ order: z.uuid(), seller: z.uuid() })

export function publishSettled(outbox: Outbox, tx: Tx, settled: z.infer<typeof orderSettledSchema>): Promise<void> {
  return outbox.publish(tx, { type: 'order_settled', payload: settled })
}
