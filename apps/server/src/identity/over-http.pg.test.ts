import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import { MS } from '@dallal/kernel'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApi, createClientAddress, type Operations } from '#platform/http'
import { createLog } from '#platform/log'
import { identityWorld, PASSWORD, someEmail } from './identity.test-world.ts'

/** Identity behind the real listener: what a client can do with headers alone. */

const ADDRESS = 4
const limits = { sign_in: { address: [ADDRESS, 10 * MS.minute] }, operator_link: { address: [2, MS.minute] } } as const
const ORIGIN = 'http://localhost:3000'
const RENDER_SECRET = 'the secret of this start'

let db: TestDatabase
const servers: Server[] = []
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(async () => {
  for (const server of servers) server.close()
  await db.close()
})

/** A server with identity only, of an installation of its own, so that nothing was counted before; answers how to ask it. */
async function serve(trustedProxies: string[] = []) {
  const clientAddress = createClientAddress(trustedProxies, RENDER_SECRET)
  const { identity } = identityWorld(db, { limits, clientAddress, secret: randomBytes(32).toString('hex') })
  const api = createApi({
    operations: identity.routes as unknown as Operations, // the other domains' are not asked for here
    callerOf: identity.callerOf,
    admitUpload: async () => null,
    clientAddress,
    origins: [ORIGIN],
    publicUrl: ORIGIN,
    version: '0.1.0',
    log: createLog({ level: 'silent', form: 'json' }),
    mounts: identity.mounts,
    health: async () => ({ ok: true, parts: {} }),
  })
  const server = createServer(getRequestListener(api.fetch))
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  const ask = (method: string, path: string, body: object | null, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; cookies: string[]; body: { code?: string } }>((resolve, reject) => {
      const call = request({ host: '127.0.0.1', port, method, path, agent: false })
      call.setHeader('content-type', 'application/json')
      for (const [name, value] of Object.entries(headers)) call.setHeader(name, value)
      call.on('error', reject)
      call.on('response', async (response) => {
        const text = (await response.toArray()).join('')
        const isJson = response.headers['content-type']?.includes('json')
        resolve({
          status: response.statusCode ?? 0,
          cookies: response.headers['set-cookie'] ?? [],
          body: isJson ? JSON.parse(text) : {},
        })
      })
      call.end(body ? JSON.stringify(body) : undefined)
    })
  const signIn = async (headers: Record<string, string>) =>
    (await ask('POST', '/api/identity/sign-in', { email: someEmail(), password: 'a wrong guess' }, headers)).status
  return { ask, signIn, identity }
}

const times = Array.from({ length: 10 }, (_, index) => index)

describe('limits by address', () => {
  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'cf-connecting-ip', 'x-dallal-visitor'])(
    'do not care what a client writes into %s',
    async (name) => {
      const { signIn } = await serve()
      const statuses: number[] = []
      for (const time of times) statuses.push(await signIn({ [name]: `203.0.113.${time}` }))
      expect(statuses.filter((status) => status === 401)).toHaveLength(ADDRESS)
      expect(statuses.at(-1)).toBe(429)
    },
  )

  it('believe a proxy that was named, and then the address nearest to it', async () => {
    const { signIn } = await serve(['127.0.0.1'])
    const statuses: number[] = []
    for (const time of times) statuses.push(await signIn({ 'x-forwarded-for': `203.0.113.${time}, 198.51.100.9` }))
    expect(statuses.filter((status) => status === 401)).toHaveLength(ADDRESS)
    expect(await signIn({ 'x-forwarded-for': '198.51.100.10' })).toBe(401)
  })

  it('count each visitor of our own page server apart', async () => {
    const { signIn } = await serve()
    for (const visitor of times) {
      const asRenderer = { 'x-dallal-render': RENDER_SECRET, 'x-dallal-visitor': `203.0.113.${visitor}` }
      expect(await signIn(asRenderer)).toBe(401)
    }
  })

  it('hold for the printed link', async () => {
    const { ask } = await serve()
    const statuses: number[] = []
    for (const time of [1, 2, 3]) {
      const headers = { 'x-forwarded-for': `203.0.113.${time}` }
      statuses.push((await ask('GET', '/operator/guess', null, headers)).status)
    }
    expect(statuses).toEqual([410, 410, 429])
  })
})

describe('a session over HTTP', () => {
  it('comes as a cookie, is known by it, and cannot be used by another site’s page', async () => {
    const { ask } = await serve()
    const account = { email: someEmail(), password: PASSWORD, name: 'Noor', locale: 'ar' }
    const signedUp = await ask('POST', '/api/identity/sign-up', account, { origin: ORIGIN })
    expect(signedUp).toMatchObject({ status: 200, body: { name: 'Noor' } })
    const cookie = signedUp.cookies.map((line) => line.split(';', 1)[0]).join('; ')
    expect((await ask('GET', '/api/identity/me', null, { cookie })).body).toMatchObject({ me: { name: 'Noor' } })

    const evil = { cookie, origin: 'https://evil.example' }
    expect((await ask('POST', '/api/identity/sign-out-everywhere', {}, evil)).status).toBe(403)
    const noOrigin = { cookie, 'sec-fetch-site': 'cross-site' }
    expect((await ask('POST', '/api/identity/sign-out-everywhere', {}, noOrigin)).status).toBe(403)
    expect((await ask('GET', '/api/identity/me', null, { cookie })).body).toMatchObject({ me: { name: 'Noor' } })

    const out = await ask('POST', '/api/identity/sign-out-everywhere', {}, { cookie, origin: ORIGIN })
    expect(out.body).toEqual({ ended: 1 })
    expect((await ask('GET', '/api/identity/me', null, { cookie })).body).toEqual({ me: null })
  })

  it('has no other door: the routes of the sign-in library are not served', async () => {
    const { ask } = await serve()
    for (const path of [
      '/api/auth/sign-up/email',
      '/api/auth/sign-in/email',
      '/api/auth/open-session',
      '/api/auth/ok',
    ]) {
      expect((await ask('POST', path, { email: someEmail(), password: PASSWORD, name: 'Eve' })).status).toBe(404)
    }
  })

  it('is nobody for cookies that are nonsense, and the answer is an answer', async () => {
    const { ask } = await serve()
    for (const value of ['%', '%E0%A4%A', 'a.b.c', '"', 'x'.repeat(6_000), 'dallal.session', ';;;=']) {
      const answer = await ask('GET', '/api/identity/me', null, {
        cookie: `dallal.session=${value}; dallal.tools=${value}`,
      })
      expect([value.slice(0, 12), answer.status, answer.body]).toEqual([value.slice(0, 12), 200, { me: null }])
    }
  })
})
