import pg from 'pg'

/**
 * A connection as the superuser of our own Postgres, before there is anything else to connect as; not yet connected. Like
 * those of `platform/database` it waits for nothing without end.
 */
export function superuserClient(url: string): pg.Client {
  return new pg.Client({
    connectionString: url,
    application_name: 'dallal launcher',
    connectionTimeoutMillis: 5_000,
    // A new database is a copy of files, which a slow disk takes its time for.
    statement_timeout: 60_000,
    query_timeout: 65_000,
    lock_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
  })
}
