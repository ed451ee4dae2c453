import { connect, createServer, type Server, type Socket } from 'node:net'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPool, openDatabase, TIMEOUTS } from './index.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

const until = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
  }
}

describe('nothing waits for ever', () => {
  it('every time-out is set on every connection', async () => {
    const settings = await db.database.asSystem((tx) =>
      sql<{ name: string; setting: string }>`
        select name, setting from pg_settings
         where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')`.execute(tx),
    )
    expect(Object.fromEntries(settings.rows.map(({ name, setting }) => [name, Number(setting)]))).toEqual({
      statement_timeout: TIMEOUTS.statementMs,
      lock_timeout: TIMEOUTS.lockMs,
      idle_in_transaction_session_timeout: TIMEOUTS.idleInTransactionMs,
    })
  })

  it('a statement is cut', async () => {
    const quick = db.connectAgain({ timeouts: { statementMs: 50 } })
    await expect(quick.asSystem((tx) => sql`select pg_sleep(5)`.execute(tx))).rejects.toThrow('statement timeout')
  })

  it('a wait for a lock is cut', async () => {
    const quick = db.connectAgain({ timeouts: { lockMs: 50 } })
    await db.database.asSystem(async (tx) => {
      await sql`update clock_offset set offset_ms = 0`.execute(tx)
      const second = quick.asSystem((other) => sql`update clock_offset set offset_ms = 0`.execute(other))
      await expect(second).rejects.toThrow('lock timeout')
    })
  })

  it('a transaction that does nothing is ended, and the pool goes on', async () => {
    const quick = db.connectAgain({ timeouts: { idleInTransactionMs: 50 }, sizes: { system: 1 } })
    const forgotten = quick.asSystem(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      await until(async () => {
        const alive = await db.asSuperuser('select 1 from pg_stat_activity where pid = $1', [rows[0]?.pid])
        return alive.length === 0 ? true : undefined
      })
      await sql`select 1`.execute(tx)
    })
    await expect(forgotten).rejects.toThrow()
    expect(await quick.isReachable()).toBe(true)
  })

  it('a pool with no free connection says so', async () => {
    const quick = db.connectAgain({ timeouts: { connectMs: 50 }, sizes: { system: 1 } })
    await quick.asSystem(async () => {
      await expect(quick.asSystem(async () => 1)).rejects.toThrow('timeout exceeded when trying to connect')
    })
  })
})

describe('a database that falls silent', () => {
  let silent: { url: string; hush(): void; speak(): void; close(): void }
  beforeAll(async () => {
    silent = await silenceable(db.connections.system)
  })
  afterAll(() => silent.close())

  it('is given up, and what had been begun there is never committed by a later borrower', async () => {
    const database = openDatabase({
      connections: { ...db.connections, system: silent.url },
      onError: () => undefined,
      sizes: { system: 1 },
      timeouts: { answerMs: 200, connectMs: 2_000 },
    })
    const lost = database.asSystem(async (tx) => {
      await sql`insert into installation (key, value) values ('half_done', '1')`.execute(tx)
      silent.hush()
      await sql`select 1`.execute(tx)
    })
    await expect(lost).rejects.toThrow(/timeout|terminated/i)
    silent.speak()
    const seen = await database.asSystem((tx) => tx.selectFrom('installation').select('key').execute())
    expect(seen).toEqual([])
    await database.close()
  })

  it('is given up while connecting', async () => {
    silent.hush()
    const pool = createPool({
      url: silent.url,
      name: 'test',
      size: 1,
      onError: () => undefined,
      timeouts: { connectMs: 200 },
    })
    await expect(pool.connect()).rejects.toThrow(/timeout/)
    await pool.end()
    silent.speak()
  })
})

/** A way to the database that can stop passing anything on, as a broken network does. */
async function silenceable(url: string) {
  const { port, hostname } = new URL(url)
  const sockets = new Set<Socket>()
  let quiet = false
  const server: Server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        near.destroy()
        far.destroy()
      })
    }
    near.on('data', (chunk) => !quiet && far.write(chunk))
    far.on('data', (chunk) => !quiet && near.write(chunk))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const through = new URL(url)
  through.port = String(typeof address === 'object' && address ? address.port : 0)
  return {
    url: through.href,
    hush: () => {
      quiet = true
    },
    speak: () => {
      quiet = false
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
