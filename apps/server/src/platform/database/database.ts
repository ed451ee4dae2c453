import type { UserId } from '@dallal/kernel'
import { type Kysely, sql, type Transaction } from 'kysely'
import type pg from 'pg'
import type { Schema } from '../../../database/schema.ts'
import type { Connections } from './connections.ts'
import { createQueries } from './dialect.ts'
import { createListener, type NotificationHandler } from './listener.ts'
import { createPool, type PoolOptions } from './pool.ts'

/** A transaction: all of it happens, or nothing. */
export type Tx = Transaction<Schema>

/** Who asks. Row security sees exactly this, for the length of one transaction. */
export interface Caller {
  readonly userId: UserId | null
  readonly role: 'anonymous' | 'buyer' | 'seller' | 'operator'
}

/**
 * The database, as one of three roles. Every piece of work is a transaction; it is committed when the work resolves and
 * rolled back when it throws. Nothing here retries.
 */
export interface Database {
  /** For requests of people: row security with the caller's identity. */
  asCaller<T>(caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T>
  /** For rooms, jobs and webhooks: the system's own policies. */
  asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** For sign-in: its own tables only. */
  asIdentity<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** For the sign-in library, which wants a pool. */
  readonly identityPool: pg.Pool
  /**
   * Hears `notify` on a channel until the returned function is called. After a lost connection the handler is called
   * with null: something may have been missed, look for yourself.
   */
  listen(channel: string, handler: NotificationHandler): Promise<() => Promise<void>>
  /** Whether it answers; false within five seconds when it does not. */
  isReachable(): Promise<boolean>
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly connections: Connections
  /** A connection broke while idle; it will be replaced. */
  readonly onError: (error: Error) => void
  readonly sizes?: { app?: number; system?: number; identity?: number }
  readonly timeouts?: PoolOptions['timeouts']
}

/** Connects lazily: the first use of a role opens its first connection. */
export function openDatabase({ connections, onError, sizes, timeouts }: DatabaseOptions): Database {
  const pool = (url: string, name: string, size: number) => createPool({ url, name, size, onError, timeouts })
  const appPool = pool(connections.app, 'app', sizes?.app ?? 12)
  const systemPool = pool(connections.system, 'system', sizes?.system ?? 12)
  const identityPool = pool(connections.identity, 'identity', sizes?.identity ?? 6)
  const app = createQueries(appPool)
  const system = createQueries(systemPool)
  const identity = createQueries(identityPool)
  const listener = createListener(connections.system, onError)

  return {
    asCaller: (caller, work) =>
      app.transaction().execute(async (tx) => {
        await identify(tx, caller)
        return work(tx)
      }),
    asSystem: (work) => system.transaction().execute(work),
    asIdentity: (work) => identity.transaction().execute(work),
    identityPool,
    listen: listener.listen,
    isReachable: () => answers(system),
    async close() {
      await listener.close()
      await Promise.all([appPool.end(), systemPool.end(), identityPool.end()])
    },
  }
}

/** Local to the transaction (`true`): the next one on the same connection starts as nobody. */
async function identify(tx: Tx, { userId, role }: Caller): Promise<void> {
  await sql`select set_config('app.user_id', ${userId ?? ''}, true), set_config('app.role', ${role}, true)`.execute(tx)
}

async function answers(queries: Kysely<Schema>): Promise<boolean> {
  try {
    await sql`select 1`.execute(queries)
    return true
  } catch {
    return false
  }
}
