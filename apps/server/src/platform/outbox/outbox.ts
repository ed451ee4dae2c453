import type { Id } from '@dallal/kernel'
import type { Tx } from '#platform/database'
import type { Ids } from '#platform/ids'
import type { Jobs, Json } from '#platform/jobs'
import { DELIVER_EVENT } from './delivery.ts'

/** A fact that a domain tells the others: named in the past tense, complete in itself. */
export interface OutboxEvent {
  readonly type: string
  readonly payload: Json
}

export interface Outbox {
  /** Tells it in this transaction: heard by every listener if it commits, by none if it does not. */
  publish(tx: Tx, event: OutboxEvent): Promise<void>
}

export function createOutbox(ids: Ids, jobs: Jobs): Outbox {
  return {
    async publish(tx, { type, payload }) {
      const id = ids.next<Id<'event'>>()
      await tx
        .insertInto('outbox')
        .values({ id, type, payload: JSON.stringify(payload) })
        .execute()
      await jobs.add(tx, DELIVER_EVENT, { event: id })
    },
  }
}
