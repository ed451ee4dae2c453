import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Connections, connectionsFor, MIGRATIONS, migrate } from './index.ts'

let db: TestDatabase
let folder: string
beforeAll(async () => {
  db = await openTestDatabase()
  folder = mkdtempSync(join(tmpdir(), 'dallal-migrations-'))
  cpSync(MIGRATIONS, folder, { recursive: true })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await db.close()
})

const write = (name: string, sql: string) => writeFileSync(join(folder, `${name}.sql`), sql)

describe('migrating', () => {
  it('again applies nothing', async () => {
    expect((await migrate(db.connections, folder)).applied).toEqual([])
  })

  it('is all or nothing: a file that fails leaves no trace, and is named with its line', async () => {
    write('9001-broken', 'create table half (id int);\nselect nonsense();')
    await expect(migrate(db.connections, folder)).rejects.toThrow(/9001-broken, line 2: .*nonsense/)
    expect(await db.asSuperuser(`select to_regclass('half') as half`)).toEqual([{ half: null }])
  })

  it('applies a new file once, and two servers that start together do not both try', async () => {
    write('9001-broken', 'create table whole (id int);')
    const both = await Promise.all([migrate(db.connections, folder), migrate(db.connections, folder)])
    expect(both.map(({ applied }) => applied).sort()).toEqual([[], ['9001-broken']])
  })

  it('refuses a file that was changed after it had been applied', async () => {
    write('9001-broken', 'create table whole (id int, more int);')
    await expect(migrate(db.connections, folder)).rejects.toThrow('9001-broken was changed after it had been applied')
  })

  it('says so when the user may not create roles', async () => {
    await db.asSuperuser(`create role weak_owner login password 'weak'`)
    const url = new URL(db.connections.owner)
    url.username = 'weak_owner'
    url.password = 'weak'
    const weak: Connections = connectionsFor(url.href)
    await expect(migrate(weak, folder)).rejects.toThrow('needs CREATEROLE')
    await db.asSuperuser('drop role weak_owner')
  })

  it('says so when the address has no password to derive the roles’ from', () => {
    expect(() => connectionsFor('postgres://dallal@127.0.0.1/dallal')).toThrow('must carry a password')
  })
})
