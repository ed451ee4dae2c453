import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type EmbeddedPostgres, type PostgresEvent, type PostgresOptions, startPostgres } from './index.ts'
import { superuserClient } from './superuser-client.ts'

let folder: string
const started: EmbeddedPostgres[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dallal-launch-'))
  chmodSync(folder, 0o711)
})
afterEach(async () => {
  for (const postgres of started.splice(0)) await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
})

const options = (more: Partial<PostgresOptions> = {}): PostgresOptions => ({
  folder: join(folder, 'postgres'),
  copyBinariesTo: folder,
  durability: 'disposable',
  supervise: false,
  ...more,
})

const start = async (more: Partial<PostgresOptions> = {}) => {
  const postgres = await startPostgres(options(more))
  started.push(postgres)
  return postgres
}

async function ask<Row extends pg.QueryResultRow>({ superuserUrl }: EmbeddedPostgres, statement: string) {
  const client = superuserClient(superuserUrl)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

describe('the embedded Postgres', () => {
  it('listens on loopback only, wants a password, and keeps its secret to itself', async () => {
    const postgres = await start({ durability: 'durable' })
    expect(await ask(postgres, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    expect(await ask(postgres, 'show fsync')).toEqual([{ fsync: 'on' }])
    expect(await ask(postgres, 'show data_checksums')).toEqual([{ data_checksums: 'on' }])
    for (const wait of ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) {
      expect(await ask(postgres, `show ${wait}`)).not.toEqual([{ [wait]: '0' }])
    }
    const guess = Object.assign(new URL(postgres.superuserUrl), { password: 'guess' }).href
    const client = superuserClient(guess)
    await expect(client.connect()).rejects.toThrow('password authentication failed')
    expect(statSync(join(folder, 'postgres', 'password')).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'postgres')).mode & 0o077).toBe(0)
  })

  it('keeps its port and its data over a restart', async () => {
    const first = await start()
    await ask(first, 'create table kept as select 1 as n')
    await first.stop()
    const second = await start()
    expect(second).toMatchObject({ superuserUrl: first.superuserUrl, adopted: false })
    expect(await ask(second, 'select n from kept')).toEqual([{ n: 1 }])
  })

  it('takes another port when somebody took its own', async () => {
    const first = await start()
    await first.stop()
    const thief = createServer()
    await new Promise<void>((resolve) => thief.listen(Number(new URL(first.superuserUrl).port), '127.0.0.1', resolve))
    const second = await start()
    expect(second.superuserUrl).not.toBe(first.superuserUrl)
    expect(await ask(second, 'select 1 as n')).toEqual([{ n: 1 }])
    thief.close()
  })

  it('is adopted when the process that started it was killed', async () => {
    const parent = startInAnotherProcess()
    const pid = await parent.postmasterPid
    parent.process.kill('SIGKILL')
    await new Promise((resolve) => parent.process.once('exit', resolve))

    const adopted = await start()
    expect(adopted.adopted).toBe(true)
    expect(adopted.pid()).toBe(pid)
    expect(await ask(adopted, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('starts again after kill -9 at once, with everything that was committed', async () => {
    const first = await start({ durability: 'durable' })
    await ask(first, 'create table kept as select 1 as n')
    process.kill(first.pid(), 'SIGKILL')
    const second = await start({ durability: 'durable' })
    expect(second.adopted).toBe(false)
    expect(await ask(second, 'select n from kept')).toEqual([{ n: 1 }])
  })

  it('when supervised comes back by itself on the same port, started or adopted', async () => {
    const events: PostgresEvent['type'][] = []
    let heard = () => {}
    const onEvent = ({ type }: PostgresEvent) => {
      events.push(type)
      heard()
    }
    const restarted = async (count: number) => {
      while (events.filter((type) => type === 'restarted').length < count) {
        await new Promise<void>((resolve) => {
          heard = resolve
        })
      }
    }
    const own = await start({ supervise: true, onEvent })
    process.kill(own.pid(), 'SIGKILL')
    await restarted(1)
    const adopted = await start({ supervise: true, onEvent })
    expect(adopted.adopted).toBe(true)
    expect(await ask(own, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('a half-made cluster is made again', async () => {
    const first = await start()
    await first.stop()
    rmSync(join(folder, 'postgres', 'data'), { recursive: true })
    writeFileSync(join(folder, 'postgres', 'unfinished'), 'left behind')
    expect(await ask(await start(), 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('a pid file whose number now belongs to another program does not block the start', async () => {
    const first = await start()
    const file = join(folder, 'postgres', 'data', 'postmaster.pid')
    const lines = readFileSync(file, 'utf8').split('\n')
    await first.stop()
    writeFileSync(file, [String(process.pid), ...lines.slice(1)].join('\n'))
    expect((await start()).adopted).toBe(false)
  })

  it('stopped, leaves no process', async () => {
    const postgres = await start()
    const pid = postgres.pid()
    await postgres.stop()
    expect(existsSync(join(folder, 'postgres', 'data', 'postmaster.pid'))).toBe(false)
    expect(() => process.kill(pid, 0)).toThrow()
  })
})

/** Another Node that starts the same cluster and then only waits. */
function startInAnotherProcess(): { process: ChildProcess; postmasterPid: Promise<number> } {
  const door = new URL('./index.ts', import.meta.url).href
  const script = `import(${JSON.stringify(door)})
    .then(({ startPostgres }) => startPostgres(${JSON.stringify(options())}))
    .then((postgres) => { console.log(postgres.pid()); setInterval(() => {}, 1000) })`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const postmasterPid = new Promise<number>((resolve) => {
    child.stdout?.once('data', (line: Buffer) => resolve(Number(line.toString())))
  })
  return { process: child, postmasterPid }
}
