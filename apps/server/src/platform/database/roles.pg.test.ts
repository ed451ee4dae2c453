import { asId, type UserId } from '@dallal/kernel'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, createClient, type Tx } from './index.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

const person = (last: string): UserId => asId<UserId>(`00000000-0000-7000-8000-00000000000${last}`)
const noor: Caller = { userId: person('a'), role: 'operator' }
const sami: Caller = { userId: person('b'), role: 'buyer' }
const nobody: Caller = { userId: null, role: 'anonymous' }

const whoAsks = async (tx: Tx) =>
  (
    await sql<{ id: string | null; operator: boolean; backend: number }>`
      select app_user_id() as id, app_is_operator() as operator, pg_backend_pid() as backend`.execute(tx)
  ).rows[0]

const remember = (userId: UserId, key: string) => (tx: Tx) =>
  tx
    .insertInto('command_success')
    .values({ user_id: userId, key, route: 'test', fingerprint: 'f', response: '{}' })
    .execute()

describe('who asks', () => {
  it('is known inside a transaction and forgotten with it, on the same connection', async () => {
    const one = db.connectAgain({ sizes: { app: 1 } })
    const first = await one.asCaller(noor, whoAsks)
    const second = await one.asCaller(nobody, whoAsks)
    expect(first).toMatchObject({ id: noor.userId, operator: true })
    expect(second).toMatchObject({ id: null, operator: false, backend: first?.backend })
  })

  it('is forgotten after a failure too', async () => {
    const one = db.connectAgain({ sizes: { app: 1 } })
    await expect(one.asCaller(noor, (tx) => sql`select 1 / 0`.execute(tx))).rejects.toThrow('division by zero')
    expect(await one.asCaller(nobody, whoAsks)).toMatchObject({ id: null, operator: false })
  })

  it('decides what is seen: 400 mixed transactions over 2 connections show nobody another’s rows', async () => {
    const two = db.connectAgain({ sizes: { app: 2 } })
    for (const { userId } of [noor, sami])
      if (userId) await two.asCaller({ userId, role: 'buyer' }, remember(userId, 'mixed-key'))
    const look = async (caller: Caller, fail: boolean) => {
      const seen = await two.asCaller(caller, async (tx) => {
        const rows = await tx.selectFrom('command_success').select('user_id').execute()
        if (fail) throw Object.assign(new Error('on purpose'), { rows })
        return rows
      })
      return seen
    }
    const all = Array.from({ length: 400 }, async (_, index) => {
      const caller = [noor, sami, nobody][index % 3] ?? nobody
      const rows = await look(caller, index % 7 === 0).catch((error: { rows?: { user_id: string }[] }) => error.rows)
      expect(rows?.map((row) => row.user_id)).toEqual(caller.userId ? [caller.userId] : [])
    })
    await Promise.all(all)
  })

  it('cannot write in another’s name', async () => {
    const forged = db.database.asCaller(sami, remember(person('a'), 'forged-key'))
    await expect(forged).rejects.toThrow('row-level security')
  })
})

describe('what each role cannot do', () => {
  const refused = async (role: 'app' | 'system' | 'identity' | 'jobs', statement: string) => {
    const client = createClient(db.connections[role], 'test')
    await client.connect()
    try {
      await client.query(statement)
      return 'allowed'
    } catch (error) {
      return error instanceof pg.DatabaseError ? error.code : String(error)
    } finally {
      await client.end()
    }
  }
  const NOT_ALLOWED = '42501'

  it.each([
    ['app', 'select * from installation'],
    ['app', 'update clock_offset set offset_ms = 1'],
    ['app', 'select * from outbox'],
    ['app', 'delete from command_success'],
    ['app', "update command_success set response = '{}'"],
    ['app', 'select * from graphile_worker._private_jobs'],
    ['app', "select graphile_worker.add_job('anything')"],
    ['app', 'set role dallal_system'],
    ['app', 'set role dallal_owner'],
    ['app', 'create table mine (id int)'],
    ['app', 'alter table migration disable row level security'],
    ['system', "update command_success set response = '{}'"],
    ['system', "insert into migration (name, hash) values ('9999-forged', 'x')"],
    ['system', 'set session_replication_role = replica'],
    ['system', 'set role dallal_owner'],
    ['system', 'create schema mine'],
    ['identity', 'select * from command_success'],
    ['identity', 'select * from outbox'],
    ['jobs', 'select * from outbox'],
    ['jobs', 'select * from command_success'],
    ['jobs', 'create schema mine'],
  ] as const)('%s: %s', async (role, statement) => {
    expect(await refused(role, statement)).toBe(NOT_ALLOWED)
  })

  it('no role of ours is a superuser, passes by row security or may make roles', async () => {
    const rows = await db.asSuperuser(
      `select rolname from pg_roles
        where rolname in ('dallal_app', 'dallal_system', 'dallal_identity', 'dallal_jobs')
          and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
    )
    expect(rows).toEqual([])
  })
})

describe('every table', () => {
  it('has row security forced, and a comment that says what it is', async () => {
    const bare = await db.asSuperuser(
      `select c.oid::regclass::text as thing,
              case when c.relrowsecurity and c.relforcerowsecurity then 'comment' else 'forced row security' end as lacks
         from pg_class c
         join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p')
          and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
          and n.nspname not like 'pg\\_%'
          and not (c.relrowsecurity and c.relforcerowsecurity and obj_description(c.oid) is not null)`,
    )
    expect(bare).toEqual([])
  })

  it('is granted to nobody as a whole, and no view looks with its owner’s eyes', async () => {
    const open = await db.asSuperuser(
      `select c.oid::regclass::text as thing
         from pg_class c
         join pg_namespace n on n.oid = c.relnamespace
        where n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
          and n.nspname not like 'pg\\_%'
          and (exists (select from aclexplode(c.relacl) where grantee = 0)
               or c.relkind = 'v' and not coalesce(c.reloptions, '{}') @> array['security_invoker=true'])`,
    )
    expect(open).toEqual([])
  })

  it('a function with its owner’s rights names its search path, and none is everyone’s', async () => {
    const loose = await db.asSuperuser(
      `select p.oid::regprocedure::text as thing
         from pg_proc p
         join pg_namespace n on n.oid = p.pronamespace
        where n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
          and (p.proacl is null
               or exists (select from aclexplode(p.proacl) where grantee = 0)
               or p.prosecdef and not exists (select from unnest(p.proconfig) s where s like 'search_path=%'))`,
    )
    expect(loose).toEqual([])
  })
})
