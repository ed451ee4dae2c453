import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTestDatabase } from '@dallal/testkit'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { baseEnvironment, CHECKOUT } from '#config'
import { processStart } from '#platform/processes'

/** Whole servers are started here, on machines that may have other work. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

const PROGRAM = join(CHECKOUT, 'apps/server/src/main.ts')

let folder: string
let port: number
const running: Server[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dallal-start-'))
  port = await freePort()
})
afterEach(async () => {
  for (const server of running.splice(0)) await server.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

interface Server {
  readonly process: ChildProcess
  /** What it has said so far. */
  said(): string
  /** Resolves when it is ready, or has ended. */
  readonly settled: Promise<'ready' | number | null>
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** A server as `npm start` runs it, without pages and video, so that nothing is built for it. */
function start(environment: Record<string, string> = {}): Server {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM], {
    cwd: CHECKOUT,
    env: {
      ...baseEnvironment(),
      DALLAL_ENV: 'production',
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      HOST: '127.0.0.1',
      PORT: String(port),
      DALLAL_ROLES: 'api,worker',
      DALLAL_DATA: folder,
      LOG_LEVEL: 'error',
      ...environment,
    },
  })
  let words = ''
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const ready = new Promise<'ready'>((resolve) => {
    const hear = (chunk: Buffer) => {
      words += chunk.toString()
      if (words.includes('ready in')) resolve('ready')
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
  })
  const server: Server = {
    process: child,
    said: () => words,
    settled: Promise.race([ready, exited]),
    end(signal) {
      child.kill(signal)
      return exited
    },
  }
  running.push(server)
  return server
}

const health = async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).json()
const postmaster = () => Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])

describe('the server', () => {
  it('starts, names its parts, and leaves nothing running when it is told to end', async () => {
    const server = start()
    expect([await server.settled, server.said()]).toEqual(['ready', expect.stringContaining('✔ Postgres 18')])
    expect(await health()).toEqual({
      ok: true,
      parts: { database: 'up', web: 'off', media: 'off', jobs: 'up', live: 'up', gateway: 'off' },
    })
    expect(server.said()).toContain('/operator/')
    const postgres = postmaster()
    expect(await server.end('SIGTERM')).toBe(0)
    expect(processStart(postgres)).toBeNull()
  })

  it('started twice, says so and where the first is', async () => {
    const first = start()
    await first.settled
    const second = start({ PORT: String(await freePort()) })
    expect(await second.settled).toBe(1)
    expect(second.said()).toContain(
      `Dallal is already running here (process ${first.process.pid}, http://127.0.0.1:${port})`,
    )
    expect(await health()).toMatchObject({ ok: true })
  })

  it('killed, starts again: its Postgres is adopted, its lock is nobody’s', async () => {
    const first = start()
    await first.settled
    const postgres = postmaster()
    await first.end('SIGKILL')
    const second = start()
    expect([await second.settled, second.said()]).toEqual(['ready', expect.stringContaining('was running')])
    expect(postmaster()).toBe(postgres)
    expect(await second.end('SIGINT')).toBe(0)
    expect(processStart(postgres)).toBeNull()
  })

  it('with Postgres killed under it, is well again by itself', async () => {
    await start().settled
    process.kill(postmaster(), 'SIGKILL')
    let parts: { database?: string } = {}
    while (parts.database !== 'down') parts = ((await health()) as { parts: typeof parts }).parts
    while (parts.database !== 'up') parts = ((await health()) as { parts: typeof parts }).parts
  })

  it('works on the Postgres of DATABASE_URL, and leaves it alone when it ends', async () => {
    const db = await openTestDatabase()
    const server = start({ DATABASE_URL: db.connections.owner })
    expect([await server.settled, server.said()]).toEqual([
      'ready',
      expect.stringContaining('Postgres of DATABASE_URL'),
    ])
    expect(await server.end('SIGTERM')).toBe(0)
    expect(await db.database.isReachable()).toBe(true)
    await db.close()
  })
})

describe('what cannot work is said in a sentence, not a stack', () => {
  it('a port that somebody has', async () => {
    const thief = createServer()
    await new Promise<void>((resolve) => thief.listen(port, '127.0.0.1', resolve))
    const server = start()
    expect(await server.settled).toBe(1)
    expect(server.said()).toContain(`Port ${port} is taken by another program`)
    expect(server.said()).not.toContain('    at ')
    thief.close()
  })

  it.each([
    ['a wrong setting', { DALLAL_ENV: 'testing' }, 'DALLAL_ENV must be one of development, staging, production.'],
    [
      'development facing the network',
      { DALLAL_ENV: 'development', HOST: '0.0.0.0' },
      'Development listens on 127.0.0.1 only',
    ],
    ['a database that is not there', { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/x' }, 'ECONNREFUSED'],
    ['a database without a password', { DATABASE_URL: 'postgres://me@127.0.0.1:1/x' }, 'must carry a password'],
  ])('%s', async (_, environment, sentence) => {
    const server = start(environment)
    expect(await server.settled).toBe(1)
    expect(server.said()).toContain(sentence)
    expect(server.said()).not.toMatch(/\n {4}at .*\nNode\.js/)
  })
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
