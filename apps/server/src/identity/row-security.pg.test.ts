import { asId, type SellerId, type UserId } from '@dallal/kernel'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller, Tx } from '#platform/database'
import { identityWorld } from './identity.test-world.ts'

let db: TestDatabase
let noor: UserId
let sami: UserId
let shop: SellerId
beforeAll(async () => {
  db = await openTestDatabase()
  const { identity } = identityWorld(db)
  const open = async (name: string, locale: 'ar' | 'en') => {
    const id = await identity.accounts.open({
      name,
      locale,
      email: `${name}@example.com`,
      password: 'long enough for it',
    })
    return id ?? asId<UserId>('')
  }
  noor = await open('noor', 'ar')
  sami = await open('sami', 'en')
  const operator = await open('operator', 'en')
  await identity.accounts.makeOperator(operator)
  const application = {
    legalName: 'Noor',
    iban: 'SA0380000000608010167519',
    country: 'SA',
    about: { ar: '', en: '' },
  } as const
  const applied = await identity.accounts.applyAsSeller(noor, { shopName: 'Noor', ...application })
  if (!applied.ok) throw new Error(applied.refusal.code)
  shop = asId<SellerId>(applied.value.id)
  const phone = '+966501234567'
  const house = {
    recipient: 'Noor',
    phone,
    country: 'SA',
    city: 'Riyadh',
    district: 'Olaya',
    street: '1',
    building: '2',
  } as const
  await identity.accounts.saveAddress(noor, { ...house, unit: '', postalCode: '', directions: '' })
  await identity.operatorLink()
})
afterAll(() => db.close())

type Verb = 'select' | 'insert' | 'update' | 'delete'
const VERBS: readonly Verb[] = ['select', 'insert', 'update', 'delete']
const SIGN_IN = ['attempt', 'credential', 'login', 'operator_link', 'phone_code', 'session', 'verification']
const PUBLIC = ['address', 'mailbox_letter', 'person', 'role_grant', 'seller', 'seller_application']

/** What a role may do to a table at all, by its grants; column grants count. */
async function granted(role: string, table: string): Promise<Verb[]> {
  const [row] = await db.asSuperuser<Record<Verb, boolean>>(
    `select
      has_any_column_privilege($1, $2, 'select') as select,
      has_any_column_privilege($1, $2, 'insert') as insert,
      has_any_column_privilege($1, $2, 'update') as update,
      has_table_privilege($1, $2, 'delete') as delete`,
    [role, table],
  )
  return VERBS.filter((verb) => row?.[verb])
}

describe('what each role may do at all', () => {
  it.each(SIGN_IN.map((table) => `identity.${table}`))('%s is for the sign-in role alone', async (table) => {
    expect(await granted('dallal_identity', table)).toEqual(VERBS)
    for (const role of ['dallal_app', 'dallal_system', 'dallal_jobs']) {
      const [schema] = await db.asSuperuser<{ open: boolean }>(
        `select has_schema_privilege($1, 'identity', 'usage') as open`,
        [role],
      )
      expect([role, schema?.open, await granted(role, table)]).toEqual([role, false, []])
    }
  })

  it.each([
    ['address', 'dallal_app', 'select insert update'],
    ['address', 'dallal_system', 'select'],
    ['address', 'dallal_identity', ''],
    ['mailbox_letter', 'dallal_app', ''],
    ['mailbox_letter', 'dallal_system', 'select insert delete'],
    ['mailbox_letter', 'dallal_identity', ''],
    ['person', 'dallal_app', 'select update'],
    ['person', 'dallal_system', 'select'],
    ['person', 'dallal_identity', 'insert'],
    ['role_grant', 'dallal_app', 'select'],
    ['role_grant', 'dallal_system', 'select'],
    ['role_grant', 'dallal_identity', 'select insert'],
    ['seller', 'dallal_app', 'select insert update'],
    ['seller', 'dallal_system', 'select'],
    ['seller', 'dallal_identity', 'select'],
    ['seller_application', 'dallal_app', 'select insert update'],
    ['seller_application', 'dallal_system', 'select'],
    ['seller_application', 'dallal_identity', ''],
  ])('%s for %s: %s', async (table, role, verbs) => {
    expect((await granted(role, table)).join(' ')).toBe(verbs)
    expect(await granted('dallal_jobs', table)).toEqual([])
  })

  it('of a shop, the sign-in role sees whose it is and whether it is verified', async () => {
    const columns = await db.asSuperuser<{ name: string }>(
      `select attname as name from pg_attribute
      where attrelid = 'seller'::regclass and attnum > 0 and has_column_privilege('dallal_identity', attrelid, attnum, 'select')`,
    )
    expect(columns.map(({ name }) => name)).toEqual(['person_id', 'status'])
  })

  it('names every table of this domain', async () => {
    const rows = await db.asSuperuser<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = 'identity'::regnamespace and c.relkind = 'r'`,
    )
    expect(rows.map(({ name }) => name).sort()).toEqual(SIGN_IN)
    expect(PUBLIC).toHaveLength(6)
  })
})

const nobody: Caller = { userId: null, role: 'anonymous' }
const asNoor = (): Caller => ({ userId: noor, role: 'buyer' })
const asSami = (): Caller => ({ userId: sami, role: 'buyer' })
const asOperator = (): Caller => ({ userId: sami, role: 'operator' })

async function rowsSeen(caller: Caller, statement: (tx: Tx) => Promise<{ rows: unknown[]; numAffectedRows?: bigint }>) {
  return db.database.asCaller(caller, async (tx) => (await statement(tx)).rows.length)
}

async function rowsTouched(caller: Caller, statement: ReturnType<typeof sql>) {
  const undo = new Error('undo')
  let touched = 0n
  await db.database
    .asCaller(caller, async (tx) => {
      touched = (await statement.execute(tx)).numAffectedRows ?? 0n
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  return Number(touched)
}

describe('whose rows a caller sees: Noor, who has applied; Sami, another buyer; an operator; nobody', () => {
  it.each([
    ['person', { noor: 1, sami: 1, operator: 3, nobody: 0 }],
    ['role_grant', { noor: 0, sami: 0, operator: 1, nobody: 0 }],
    ['seller', { noor: 1, sami: 0, operator: 1, nobody: 0 }],
    ['seller_application', { noor: 1, sami: 0, operator: 1, nobody: 0 }],
    ['address', { noor: 1, sami: 0, operator: 0, nobody: 0 }],
  ])('%s', async (table, seen) => {
    const look = (caller: Caller) => rowsSeen(caller, (tx) => sql`select * from ${sql.table(table)}`.execute(tx))
    expect({
      noor: await look(asNoor()),
      sami: await look(asSami()),
      operator: await look(asOperator()),
      nobody: await look(nobody),
    }).toEqual(seen)
  })
})

describe('whose rows a caller may change', () => {
  it('a name: one’s own', async () => {
    const rename = () => sql`update person set name = 'Eve' where id = ${noor}`
    expect(await rowsTouched(asNoor(), rename())).toBe(1)
    for (const caller of [asSami(), asOperator(), nobody]) expect(await rowsTouched(caller, rename())).toBe(0)
  })

  it('an address: one’s own', async () => {
    const move = () => sql`update address set city = 'Jeddah' where person_id = ${noor}`
    expect(await rowsTouched(asNoor(), move())).toBe(1)
    for (const caller of [asSami(), asOperator(), nobody]) expect(await rowsTouched(caller, move())).toBe(0)
    const giveAway = sql`
      insert into address values (${noor}, 'Eve', '+966501234567', 'SA', 'City', 'D', 'S', 'B', '', '', '', now())
      on conflict (person_id) do update set city = 'Jeddah'`
    await expect(rowsTouched(asSami(), giveAway)).rejects.toThrow('row-level security')
  })

  it('a shop: nobody verifies their own, nobody changes one that waits', async () => {
    const verify = () => sql`update seller set status = 'verified', verified_at = now() where id = ${shop}`
    for (const caller of [asNoor(), asSami(), nobody]) expect(await rowsTouched(caller, verify())).toBe(0)
    expect(await rowsTouched(asOperator(), verify())).toBe(1)
    const bank = () => sql`update seller_application set iban = 'SA4420000001234567891234' where seller_id = ${shop}`
    for (const caller of [asNoor(), asSami(), nobody]) expect(await rowsTouched(caller, bank())).toBe(0)
  })

  it('a shop: made for oneself only, and never made verified', async () => {
    const make = (person: UserId, status: string) => sql`
      insert into seller (
        id, person_id, slug, shop_name, shop_name_key, about_ar, about_en, country, currency, status, verified_at
      )
      values (
        gen_random_uuid(), ${person}, 'eve', 'Eve', 'eve', '', '', 'SA', 'SAR', ${status},
        case when ${status} = 'verified' then now() end
      )`
    expect(await rowsTouched(asSami(), make(sami, 'applied'))).toBe(1)
    await expect(rowsTouched(asSami(), make(sami, 'verified'))).rejects.toThrow('row-level security')
    await expect(rowsTouched(nobody, make(sami, 'applied'))).rejects.toThrow('row-level security')
  })

  it('a role: nobody gives one through a request', async () => {
    const grant = () => sql`insert into role_grant values (${sami}, 'operator', now())`
    for (const caller of [asSami(), asOperator(), nobody]) {
      await expect(rowsTouched(caller, grant())).rejects.toThrow('permission denied')
    }
  })

  it.each(SIGN_IN)('identity.%s: not even looked at through a request, or by the system', async (table) => {
    const look = (tx: Tx) => sql`select * from ${sql.table(`identity.${table}`)}`.execute(tx)
    await expect(db.database.asCaller(asOperator(), look)).rejects.toThrow('permission denied')
    await expect(db.database.asSystem(look)).rejects.toThrow('permission denied')
  })
})
