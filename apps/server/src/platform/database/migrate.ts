import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { scramVerifier } from '#platform/postgres'
import { factsOf, whyUnfit } from './check-server.ts'
import { type Connections, ROLES, rolePassword } from './connections.ts'
import { createClient, createPool } from './pool.ts'

/** Plain SQL files, forward only, applied in the order of their names. */
export const MIGRATIONS = join(import.meta.dirname, '../../../database/migrations')

export type Migration = { readonly name: string; readonly sql: string; readonly hash: string }
export type Migrated = { readonly applied: readonly string[]; readonly known: number }

/** One migrator at a time, over all servers of a database. */
const LOCK = 7_305_291_001n

const PATIENCE_MS = 600_000

/**
 * Brings a database up to date: every new file in a transaction of its own, then the job queue's tables, then the roles'
 * passwords. Waits while another server does the same. Throws when a file changed after it was applied, when the database
 * knows a migration that we do not, or when Postgres is older than 15.
 */
export async function migrate(connections: Connections, folder = MIGRATIONS): Promise<Migrated> {
  const timeouts = { statementMs: PATIENCE_MS, answerMs: PATIENCE_MS, lockMs: PATIENCE_MS }
  const client = createClient(connections.owner, 'migrate', timeouts)
  await client.connect()
  try {
    const why = whyUnfit(await factsOf(client))
    if (why) throw new Error(why)
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const migrations = readMigrations(folder)
    const applied = await applyNew(client, migrations)
    await setPasswords(client, connections)
    await installJobQueue(connections)
    return { applied, known: migrations.length }
  } finally {
    await client.end()
  }
}

export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(folder, file), 'utf8')
      return { name: basename(file, '.sql'), sql, hash: createHash('sha256').update(sql).digest('hex') }
    })
}

/** Which are still to be applied. A changed or unknown one is our own mistake and stops everything. */
export function pending(migrations: readonly Migration[], done: ReadonlyMap<string, string>): Migration[] {
  const names = new Set(migrations.map(({ name }) => name))
  for (const name of done.keys()) {
    if (!names.has(name)) throw new Error(`The database has migration ${name}, which this version does not know.`)
  }
  for (const { name, hash } of migrations) {
    if (done.has(name) && done.get(name) !== hash) {
      throw new Error(`Migration ${name} was changed after it had been applied; write a new one instead.`)
    }
  }
  return migrations.filter(({ name }) => !done.has(name))
}

async function applyNew(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  const { rows: there } = await client.query<{ yes: boolean }>(
    `select to_regclass('public.migration') is not null as yes`,
  )
  const { rows } = there[0]?.yes
    ? await client.query<{ name: string; hash: string }>('select name, hash from public.migration')
    : { rows: [] }
  const todo = pending(migrations, new Map(rows.map(({ name, hash }) => [name, hash])))
  for (const migration of todo) await apply(client, migration)
  return todo.map(({ name }) => name)
}

async function apply(client: pg.Client, { name, sql, hash }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into public.migration (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    const { message, position } = cause as pg.DatabaseError // only the driver throws here
    const line = position ? `, line ${sql.slice(0, Number(position)).split('\n').length}` : ''
    throw new Error(`Migration ${name}${line}: ${message}`, { cause })
  }
}

/** The passwords are derived, so setting them again changes nothing; it heals a database that was restored elsewhere. */
async function setPasswords(client: pg.Client, { owner }: Connections): Promise<void> {
  for (const role of ROLES) {
    await client.query(`alter role ${role} password '${scramVerifier(rolePassword(owner, role))}'`)
  }
}

/** The queue's own tables, made by its library as the role that owns nothing else. */
async function installJobQueue({ jobs }: Connections): Promise<void> {
  const pgPool = createPool({ url: jobs, name: 'install jobs', size: 2, onError: () => undefined })
  try {
    await runMigrations({ pgPool, schema: 'graphile_worker' })
  } finally {
    await pgPool.end()
  }
}
