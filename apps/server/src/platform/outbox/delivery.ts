import type { Instant } from '@dallal/kernel'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database, Tx } from '#platform/database'
import type { JobHandler } from '#platform/jobs'

/** The name of the job that carries an event to its listeners. */
export const DELIVER_EVENT = 'deliver_event'

export interface HeardEvent {
  readonly id: string
  readonly type: string
  /** Parse it: it was written by another domain, perhaps by an earlier version of it. */
  readonly payload: unknown
  readonly at: Instant
}

/** What a domain does when it hears of something. */
export interface EventListener {
  /** `<domain>.<what it does>`: remembered with every event it has dealt with, so never renamed. */
  readonly name: string
  readonly event: string
  /** Everything it writes goes through `tx`: then it takes effect exactly once, however often the event is carried. */
  handle(event: HeardEvent, tx: Tx): Promise<void>
}

const payloadSchema = z.object({ event: z.uuid() })

/**
 * Carries an event to each of its listeners, each in a transaction of its own that also notes the delivery. One that fails
 * does not hold up the others; the job fails, and the next try carries it only to those who have not dealt with it. When all
 * have, also when there are none, the event is finished: a process that dies just before saying so is followed by another
 * that finds nothing else left to do.
 */
export function createDelivery(database: Database, listeners: readonly EventListener[]): JobHandler {
  assertDistinct(listeners)
  return async (payload) => {
    const { event: id } = payloadSchema.parse(payload)
    const event = await database.asSystem((tx) => loadEvent(tx, id))
    const failures: unknown[] = []
    for (const listener of listeners.filter(({ event: type }) => type === event.type)) {
      await database.asSystem((tx) => deliver(tx, event, listener)).catch((error: unknown) => failures.push(error))
    }
    if (failures.length > 0) throw new AggregateError(failures, `${event.type}: ${failures.length} listeners failed`)
    await database.asSystem((tx) => finish(tx, id))
  }
}

async function loadEvent(tx: Tx, id: string): Promise<HeardEvent> {
  const row = await tx.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return { id, type: row.type, payload: row.payload, at: row.created_at }
}

async function finish(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ finished_at: sql<Instant>`now()` })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute()
}

/** The note is written first: a second carrier waits for it, finds it taken and does nothing. */
async function deliver(tx: Tx, event: HeardEvent, listener: EventListener): Promise<void> {
  const note = await tx
    .insertInto('outbox_delivery')
    .values({ event_id: event.id, listener: listener.name })
    .onConflict((conflict) => conflict.doNothing())
    .returning('event_id')
    .executeTakeFirst()
  if (note) await listener.handle(event, tx)
}

function assertDistinct(listeners: readonly EventListener[]): void {
  const names = listeners.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) throw new Error(`two listeners are called ${twice}: one of them would never be told`)
}
