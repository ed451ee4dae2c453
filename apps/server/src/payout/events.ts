import { z } from 'zod'
import type { Tx } from '#platform/database'
import type { Outbox } from '#platform/outbox'
import type { Payout } from './payout.ts'

/** What payout tells the other domains, each in the transaction that makes it true. */
export const payoutEventSchema = z.object({ payout: z.uuid(), seller: z.uuid() })

export type PayoutEventType = 'payout_requested' | 'payout_sent' | 'payout_paid' | 'payout_failed'

export function publish(outbox: Outbox, tx: Tx, type: PayoutEventType, { id, seller }: Payout): Promise<void> {
  return outbox.publish(tx, { type, payload: { payout: id, seller } satisfies z.infer<typeof payoutEventSchema> })
}
