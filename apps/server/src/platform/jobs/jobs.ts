import type { Instant } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Tx } from '#platform/database'

/** What a job or an event may carry. Amounts and ids go as text. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

export interface JobOptions {
  /** Not before this real moment; at once when left out. */
  readonly runAt?: Instant
  /** A waiting job with the same key is replaced by this one. */
  readonly key?: string
  /** How often it is tried before it is left alone for a person to look at; 25 when left out, over about three days. */
  readonly maxAttempts?: number
}

/** Work for later, kept in the database. */
export interface Jobs {
  /**
   * Adds a job in this transaction: it will run when the transaction commits, and never if it does not. It may run more
   * than once (a process may die after the work and before saying so), so its handler must bear that.
   */
  add(tx: Tx, name: string, payload: Json, options?: JobOptions): Promise<void>
}

export const jobs: Jobs = {
  async add(tx, name, payload, { runAt, key, maxAttempts } = {}) {
    await sql`select enqueue_job(
      ${name}, ${JSON.stringify(payload)}::jsonb, ${runAt ?? null}::timestamptz, ${key ?? null}, ${maxAttempts ?? null}::int
    )`.execute(tx)
  },
}
