import pg from 'pg'
import { parsers } from './value-types.ts'

/**
 * Every connection to Postgres is made here, so that none can wait for ever: the driver itself has no time-out at all,
 * and a database that has fallen silent would hold a request, and then all of them, until the process ends.
 */
export const TIMEOUTS = {
  /** To get a connection, from the pool or a new one. */
  connectMs: 5_000,
  /** For the server to work on one statement. */
  statementMs: 10_000,
  /** For the answer to arrive, counted by us: catches a server or a network that has fallen silent. */
  answerMs: 15_000,
  /** To wait for somebody else's lock. */
  lockMs: 5_000,
  /** For a transaction that we have forgotten. */
  idleInTransactionMs: 15_000,
} as const

/** For work that reads all the books: it is given more time than a request. */
export const PATIENCE = { statementMs: 600_000, answerMs: 610_000, lockMs: 30_000, idleInTransactionMs: 600_000 }

export interface PoolOptions {
  readonly url: string
  /** Seen in pg_stat_activity. */
  readonly name: string
  readonly size: number
  readonly onError: (error: Error) => void
  /** Shorter ones, for tests. */
  readonly timeouts?: Partial<Record<keyof typeof TIMEOUTS, number>>
  /** Values as the driver has them, for a library that knows no others: a bigint as text, a moment as a Date. */
  readonly plainValues?: boolean
}

/** A pool whose connections have every time-out. A connection that breaks while idle is reported and replaced. */
export function createPool({ url, name, size, onError, timeouts, plainValues = false }: PoolOptions): pg.Pool {
  const settings = { ...clientSettings(url, name, timeouts), ...(plainValues ? { types: pg.types } : {}) }
  const pool = new pg.Pool({ ...settings, max: size, idleTimeoutMillis: 30_000 })
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))
  pool.on('release', (_error, client) => {
    if (!isClean(client)) void client.end().catch(() => undefined)
  })
  return pool
}

/**
 * Whether the next borrower starts afresh. After a time-out of ours the server may still be working, and the rollback was
 * never sent: such a connection is cut, or somebody else's commit would write what we have given up.
 */
function isClean(client: pg.PoolClient): boolean {
  const { readyForQuery } = client as { readyForQuery?: boolean } // the driver has it, its types do not
  return readyForQuery === true && client.getTransactionStatus() === 'I'
}

/** One connection outside of any pool, for listening and migrating; not yet connected. */
export function createClient(url: string, name: string, timeouts?: PoolOptions['timeouts']): pg.Client {
  return new pg.Client(clientSettings(url, name, timeouts))
}

function clientSettings(url: string, name: string, timeouts: PoolOptions['timeouts']): pg.ClientConfig {
  const limit = { ...TIMEOUTS, ...timeouts }
  return {
    connectionString: url,
    application_name: `dallal ${name}`,
    connectionTimeoutMillis: limit.connectMs,
    statement_timeout: limit.statementMs,
    query_timeout: limit.answerMs,
    lock_timeout: limit.lockMs,
    idle_in_transaction_session_timeout: limit.idleInTransactionMs,
    keepAlive: true,
    options: '-c timezone=UTC -c client_min_messages=warning',
    types: parsers,
  }
}
