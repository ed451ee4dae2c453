import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ensureCertificate } from '#certificate/ensure-certificate.ts'
import { signGrant } from '#grant.ts'
import { BackOff } from '#supervisor/back-off.ts'
import { forkChild } from '#supervisor/fork-child.ts'
import { LiveRooms } from '#supervisor/live-rooms.ts'
import { type SupervisedEvent, type SupervisedSfu, type SuperviseOptions, superviseSfu } from '#supervisor/supervise.ts'

const secret = randomBytes(32).toString('hex')
let directory: string
let events: SupervisedEvent[]
let sfu: SupervisedSfu | null = null

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sfu-supervise-'))
  events = []
})

afterEach(async () => {
  await sfu?.stop()
  sfu = null
  await rm(directory, { recursive: true })
})

async function supervise(changes: Partial<SuperviseOptions> = {}): Promise<SupervisedSfu> {
  sfu = superviseSfu({
    secret,
    udp: { host: '127.0.0.1', port: 0 },
    http: { host: '127.0.0.1', port: 0 },
    addresses: ['127.0.0.1'],
    ...(await ensureCertificate(directory)),
    onEvent: (event) => events.push(event),
    ...changes,
  })
  await sfu.ready
  return sfu
}

function running(supervised: SupervisedSfu) {
  const status = supervised.status()
  if (status.kind !== 'running') throw new Error(`not running but ${JSON.stringify(status)}`)
  return status
}

const until = (fact: () => boolean) => expect.poll(fact, { interval: 20, timeout: 15_000 }).toBe(true)

/** The status of an offer that is none: 401 when the grant is refused, 400 when only the offer is. */
async function knock(port: number, issuedAt: number): Promise<number> {
  const token = signGrant(secret, {
    room: 'show',
    role: 'watch',
    subject: 'noor',
    issuedAt,
    expiresAt: Date.now() + 60_000,
  })
  const headers = { 'content-type': 'application/sdp', authorization: `Bearer ${token}` }
  const response = await fetch(`http://127.0.0.1:${port}/whep/show`, { method: 'POST', headers, body: 'x' })
  return response.status
}

describe('a supervised media server', () => {
  test('runs in another process, reports every second, and is gone after stop', { timeout: 30_000 }, async () => {
    const supervised = await supervise()
    const { pid, httpPort } = running(supervised)
    expect(pid).not.toBe(process.pid)
    expect(await knock(httpPort, Date.now())).toBe(400)
    await until(() => events.some(({ type }) => type === 'stats'))
    expect(supervised.stats('nobody-is-here')).toBeNull()

    await supervised.stop()
    expect(supervised.status()).toEqual({ kind: 'stopped' })
    expect(() => process.kill(pid, 0)).toThrow()
  })

  test('comes back after kill -9 and still refuses whom it sent away', { timeout: 30_000 }, async () => {
    const supervised = await supervise()
    const before = running(supervised)
    const issuedAt = Date.now() - 1000
    supervised.kick('show', 'noor')
    process.kill(before.pid, 'SIGKILL')
    await until(() => supervised.status().kind === 'restarting')
    await until(() => supervised.status().kind === 'running')
    const after = running(supervised)
    expect(after.pid).not.toBe(before.pid)
    expect(after.restarts).toBe(1)
    expect(await knock(after.httpPort, issuedAt)).toBe(401)
    expect(await knock(after.httpPort, Date.now() + 1000)).toBe(400)
  })

  test('ends with its supervisor, however that ended', { timeout: 30_000 }, async () => {
    const child = forkChild()
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await new Promise((resolve) => child.once('spawn', resolve))
    child.disconnect()
    expect(await ended).toBe(0)
  })

  test('waits for a port that is taken, and says so', { timeout: 30_000 }, async () => {
    const occupant: Server = createServer()
    await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', resolve))
    const { port } = occupant.address() as AddressInfo // A TCP listener has no other kind of address.
    const supervised = await supervise({ http: { host: '127.0.0.1', port } })
    expect(supervised.status()).toMatchObject({ kind: 'restarting', why: expect.stringContaining('EADDRINUSE') })
    await new Promise((resolve) => occupant.close(resolve))
    await until(() => supervised.status().kind === 'running')
  })

  test('is unavailable, for good and with a reason, where OpenSSL will not have it', { timeout: 30_000 }, async () => {
    const certificatePath = join(directory, 'damaged.pem')
    await writeFile(certificatePath, 'not a certificate')
    const supervised = await supervise({ certificatePath })
    expect(supervised.status()).toMatchObject({ kind: 'unavailable', why: expect.stringMatching(/.+/) })
  })
})

describe('the wait before the next start', () => {
  test('doubles from a tenth of a second to ten, and begins anew after a steady half minute', () => {
    const backOff = new BackOff()
    expect(Array.from({ length: 9 }, () => backOff.next(0))).toEqual([
      100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000,
    ])
    expect(backOff.next(30_000)).toBe(100)
  })
})

describe('the end of a process', () => {
  test('is told as the end of what was live in it', () => {
    const rooms = new LiveRooms()
    rooms.heard({ type: 'published', room: 'a', subject: 'noor' })
    rooms.heard({ type: 'published', room: 'b', subject: 'sami' })
    rooms.heard({ type: 'unpublished', room: 'b', subject: 'sami', why: 'left' })
    rooms.heard({ type: 'viewers', room: 'a', viewers: 3 })
    rooms.heard({ type: 'viewers', room: 'b', viewers: 0 })
    expect(rooms.lost()).toEqual([
      { type: 'unpublished', room: 'a', subject: 'noor', why: 'server_stopped' },
      { type: 'viewers', room: 'a', viewers: 0 },
    ])
    expect(rooms.lost()).toEqual([])
  })
})
