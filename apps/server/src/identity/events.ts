import { z } from 'zod'
import type { Tx } from '#platform/database'
import type { Outbox } from '#platform/outbox'

/**
 * What identity tells the other domains:
 * `seller_applied`, `seller_verified` and `seller_rejected`, each with the shop and the person who runs it.
 */
export const sellerEventSchema = z.object({ seller: z.uuid(), person: z.uuid() })
export const sellerRejectedSchema = sellerEventSchema.extend({ reason: z.string() })

export type IdentityEvent =
  | { readonly type: 'seller_applied' | 'seller_verified'; readonly payload: z.infer<typeof sellerEventSchema> }
  | { readonly type: 'seller_rejected'; readonly payload: z.infer<typeof sellerRejectedSchema> }

/** Tells it in the transaction that makes it true. */
export function publish(outbox: Outbox, tx: Tx, event: IdentityEvent): Promise<void> {
  return outbox.publish(tx, event)
}
