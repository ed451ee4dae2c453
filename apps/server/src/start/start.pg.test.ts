import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
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
function start(environment: Record<string, string> = {}, isOfItsOwnTerminal = false, throughShell = false): Server {
  const command = [process.execPath, '--import', 'tsx', PROGRAM]
  // As npm does it: a shell in between that waits for us, and takes no signal on to us.
  const [program = '', ...parameters] = throughShell ? ['sh', '-c', '"$0" "$@"; true', ...command] : command
  const child = spawn(program, parameters, {
    cwd: CHECKOUT,
    detached: isOfItsOwnTerminal,
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

  it.each([
    ['its shell alone is told to end, as npm does it', (shell: number) => shell, 'SIGTERM' as const],
    ['everybody is told, as by Ctrl-C', (shell: number) => -shell, 'SIGINT' as const],
  ])('run by npm, ends in order when %s', async (_, told, signal) => {
    const server = start({ npm_lifecycle_event: 'start' }, true, true)
    expect([await server.settled, server.said()]).toEqual(['ready', expect.stringContaining('✔ Postgres 18')])
    const postgres = postmaster()
    const pid = Number(JSON.parse(readFileSync(join(folder, 'server.lock'), 'utf8')).pid)
    process.kill(told(server.process.pid ?? 0), signal)
    while (processStart(pid) !== null) await nextTurn()
    expect(processStart(postgres)).toBeNull()
    expect(server.said()).toContain('Ending…')
  })

  it('started twice, says so and where the first is', async () => {
    const first = start()
    await first.settled
    const second = start({ PORT: String(await freePort()) })
    expect(await second.settled).toBe(1)
    expect(second.said()).toContain('set DALLAL_DATA, PORT and MEDIA_PORT.')
    expect(second.said()).toContain(
      `Dallal is already running here (process ${first.process.pid}, http://127.0.0.1:${port})`,
    )
    expect(await health()).toMatchObject({ ok: true })
  })

  it('interrupted while its Postgres is being made, ends without a word of that, and makes it the next time', async () => {
    const server = start({}, true)
    while (!existsSync(join(folder, 'postgres/unfinished/PG_VERSION'))) await nextTurn()
    process.kill(-(server.process.pid ?? 0), 'SIGINT') // as Ctrl-C does: to everything in the terminal
    expect(await server.settled).toBe(0)
    expect(server.said()).toMatch(/\nEnding…\n$/)
    expect(server.said()).not.toMatch(/error|failed|initdb/i)
    expect(await start().settled).toBe('ready')
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

  it('each thing that a DATABASE_URL may have wrong, before anything is said to be ready', async () => {
    const db = await openTestDatabase()
    const [right, weak] = [new URL(db.connections.owner), `weak_${randomBytes(4).toString('hex')}`]
    await db.asSuperuser(`create role ${weak} login password 's3cret'`)
    const at = right.host
    const cases: [change: Partial<URL>, sentence: string][] = [
      [{ port: '1' }, `No Postgres answers at ${right.hostname}:1: start it, or correct DATABASE_URL.`],
      [{ hostname: 'nowhere.invalid' }, 'The host "nowhere.invalid" is unknown: correct DATABASE_URL.'],
      [
        { password: 's3cret' },
        `Postgres at ${at} does not let "${right.username}" in: correct the user or the password`,
      ],
      [{ pathname: '/elsewhere' }, `There is no database "elsewhere" at ${at}: create it, or correct DATABASE_URL.`],
      [{ username: weak, password: 's3cret' }, 'The user of DATABASE_URL needs CREATEROLE'],
    ]
    for (const [change, sentence] of cases) {
      const server = start({ DATABASE_URL: Object.assign(new URL(right), change).href })
      expect(await server.settled).toBe(1)
      expect(server.said()).toContain(sentence)
      expect(wordsFor(server)).not.toContain('✔ Postgres')
      for (const secret of ['s3cret', right.password]) expect(server.said()).not.toContain(secret)
    }
    await db.asSuperuser(`drop role ${weak}`)
    await db.close()
  })

  it('in development the stack is in the log of the data folder, and nowhere else', async () => {
    const server = start({ DALLAL_ENV: 'development', DATABASE_URL: 'postgres://me:s3cret@127.0.0.1:1/x' })
    expect(await server.settled).toBe(1)
    expect(server.said()).toMatch(/\nNo Postgres answers at 127\.0\.0\.1:1: .*\n$/)
    expect(server.said()).not.toContain('    at ')
    const log = readFileSync(join(folder, 'server.log'), 'utf8')
    expect(log).toContain('ECONNREFUSED')
    expect(log).not.toContain('s3cret')
  })

  it('a media port that somebody has: no video is promised, and the market opens', async () => {
    const thief = createSocket('udp4').bind(0, '127.0.0.1')
    await once(thief, 'listening')
    const media = thief.address().port
    const server = start({ DALLAL_ROLES: 'api,worker,media', MEDIA_PORT: String(media) })
    expect(await server.settled).toBe('ready')
    expect(server.said()).toContain(
      `No video yet: UDP port ${media} is taken by another program: stop it, or set MEDIA_PORT`,
    )
    expect(server.said()).not.toContain('✔ video')
    thief.close()
  })

  it.each([
    ['a wrong setting', { DALLAL_ENV: 'testing' }, 'DALLAL_ENV must be one of development, staging, production.'],
    [
      'development facing the network',
      { DALLAL_ENV: 'development', HOST: '0.0.0.0' },
      'Development listens on 127.0.0.1 only',
    ],
    ['a database without a password', { DATABASE_URL: 'postgres://me@127.0.0.1:1/x' }, 'must carry a user, a password'],
    [
      'a database without a name',
      { DATABASE_URL: 'postgres://me:s3cret@127.0.0.1:1' },
      'must carry a user, a password',
    ],
  ])('%s', async (_, environment, sentence) => {
    const server = start(environment)
    expect(await server.settled).toBe(1)
    expect(server.said()).toContain(sentence)
    expect(server.said()).not.toMatch(/\n {4}at .*\nNode\.js/)
  })
})

/** What it said to the person who started it: in production the lines of the log, which are JSON, go the same way. */
function wordsFor(server: Server): string {
  const lines = server.said().split('\n')
  return lines.filter((line) => !line.startsWith('{')).join('\n')
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
