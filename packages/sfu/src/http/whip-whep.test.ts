import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureCertificate } from '#certificate/ensure-certificate.ts'
import { type GrantRole, signGrant } from '#grant.ts'
import { type RunningSfu, startSfu } from '#server/start.ts'

const secret = randomBytes(32).toString('hex')
let directory: string
let sfu: RunningSfu
let origin: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sfu-http-'))
  const outcome = await startSfu(
    {
      secret,
      udp: { host: '127.0.0.1', port: 0 },
      http: { host: '127.0.0.1', port: 0 },
      addresses: ['127.0.0.1'],
      ...(await ensureCertificate(directory)),
      bounds: { rooms: 3, sessionsPerPerson: 2, unproven: 12, unprovenPerNetwork: 5 },
    },
    () => {},
  )
  if (outcome.kind !== 'running') throw new Error(outcome.why)
  sfu = outcome.sfu
  origin = `http://127.0.0.1:${sfu.httpPort}`
})

afterAll(async () => {
  await sfu.stop()
  await rm(directory, { recursive: true })
})

const offer = (direction: string, codec = 'VP8') => `v=0
o=- 1 2 IN IP4 127.0.0.1
s=-
t=0 0
a=ice-ufrag:Wxyz
a=ice-pwd:0123456789abcdef01234567
a=fingerprint:sha-256 ${Array(32).fill('AB').join(':')}
a=setup:actpass
m=video 9 UDP/TLS/RTP/SAVPF 96
a=mid:0
a=${direction}
a=rtcp-mux
a=rtpmap:96 ${codec}/90000
`

const grant = (room: string, role: GrantRole, subject = 'noor', expiresAt = Date.now() + 60_000) =>
  signGrant(secret, { room, role, subject, expiresAt, issuedAt: expiresAt - 60_000 })

function post(path: string, token: string | null, body = offer('recvonly'), type = 'application/sdp') {
  const headers: Record<string, string> = { 'content-type': type }
  if (token) headers.authorization = `Bearer ${token}`
  return fetch(origin + path, { method: 'POST', headers, body })
}

describe('WHIP and WHEP', () => {
  test('a viewer is answered before anybody publishes, and can leave once', async () => {
    const response = await post('/whep/early', grant('early', 'watch'))
    expect(response.status).toBe(201)
    expect(response.headers.get('content-type')).toBe('application/sdp')
    expect(await response.text()).toContain('a=sendonly')
    const location = response.headers.get('location') ?? ''
    expect(location).toMatch(/^\/whep\/early\/[0-9a-f]{32}$/)

    expect((await fetch(origin + location, { method: 'PATCH' })).status).toBe(405)
    expect((await fetch(origin + location.replace('whep', 'whip'), { method: 'DELETE' })).status).toBe(404)
    expect((await fetch(origin + location, { method: 'DELETE' })).status).toBe(200)
    expect((await fetch(origin + location, { method: 'DELETE' })).status).toBe(404)
  })

  test('a publisher is answered', async () => {
    const response = await post('/whip/early', grant('early', 'publish'), offer('sendonly'))
    expect(response.status).toBe(201)
    await fetch(origin + response.headers.get('location'), { method: 'DELETE' })
  })

  test('a page of another origin may ask, and may read the location', async () => {
    const preflight = await fetch(`${origin}/whip/early`, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
    const response = await post('/whep/early', grant('early', 'watch'))
    expect(response.headers.get('access-control-expose-headers')).toContain('location')
    await fetch(origin + response.headers.get('location'), { method: 'DELETE' })
  })
})

describe('refusals, in the order they are looked at', () => {
  test.each([
    ['an address that is not there', '/other/early', null, 404, 'not_found'],
    ['no grant', '/whep/early', null, 401, 'not_granted'],
    ['nonsense for a grant', '/whep/early', 'nonsense', 401, 'not_granted'],
    ['a grant for another room', '/whep/early', () => grant('late', 'watch'), 401, 'not_granted'],
    ['a grant for the other role', '/whip/early', () => grant('early', 'watch'), 401, 'not_granted'],
    ['an expired grant', '/whep/early', () => grant('early', 'watch', 'noor', Date.now() - 1), 401, 'not_granted'],
  ])('%s', async (_, path, token, status, code) => {
    const response = await post(path, typeof token === 'function' ? token() : token, 'no offer', 'text/plain')
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ code })
    if (status === 401) expect(response.headers.get('www-authenticate')).toContain('Bearer')
  })

  test.each([
    ['something that is not SDP by its type', 'x', 'text/plain', 415, 'not_sdp'],
    ['an offer of more than 64 KiB', 'x'.repeat(65_537), 'application/sdp', 413, 'too_large'],
    ['an offer that is none', 'x', 'application/sdp', 400, 'bad_offer'],
    [
      'an offer without our codecs',
      offer('recvonly', 'H265'),
      'application/sdp; charset=utf-8',
      422,
      'no_usable_media',
    ],
  ])('%s', async (_, body, type, status, code) => {
    const response = await post('/whep/early', grant('early', 'watch'), body, type)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ code })
  })

  test('GET is not how to join', async () => {
    const response = await fetch(`${origin}/whep/early`)
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST, OPTIONS')
  })

  test('a third session of one person in one room, while another person is let in', async () => {
    for (let i = 0; i < 2; i += 1) expect((await post('/whep/many', grant('many', 'watch'))).status).toBe(201)
    const third = await post('/whep/many', grant('many', 'watch'))
    expect(third.status).toBe(429)
    expect(third.headers.get('retry-after')).toBe('5')
    expect((await post('/whep/many', grant('many', 'watch', 'sami'))).status).toBe(201)
    sfu.revoke({ room: 'many', subject: null, atMs: Date.now() - 120_000 })
  })

  test('a network that only makes offers is stopped early; who else watches and who publishes are let in', async () => {
    const visitor = () => {
      const expiresAt = Date.now() + 60_000
      return signGrant(secret, { room: 'many', role: 'watch', subject: 'a network', isNetwork: true, expiresAt })
    }
    const flood = await Promise.all(Array.from({ length: 30 }, () => post('/whep/many', visitor())))
    expect(flood.filter(({ status }) => status === 201)).toHaveLength(5)
    expect(flood.filter(({ status }) => status === 429)).toHaveLength(25)
    expect((await post('/whep/many', grant('many', 'watch', 'omar'))).status).toBe(201)

    for (let n = 0; n < 9; n += 1) await post('/whep/many', grant('many', 'watch', `viewer ${n}`))
    const late = await post('/whep/many', grant('many', 'watch', 'late'))
    expect([late.status, await late.json()]).toMatchObject([503, { code: 'full' }])
    const seller = await post('/whip/many', grant('many', 'publish', 'seller'), offer('sendonly'))
    expect(seller.status).toBe(201)
    sfu.revoke({ room: 'many', subject: null, atMs: Date.now() - 120_000 })
  })

  test('a publisher who offers anew loses the offer before, and none of their places', async () => {
    const locations: (string | null)[] = []
    for (let n = 0; n < 4; n += 1) {
      const answered = await post('/whip/many', grant('many', 'publish', 'seller'), offer('sendonly'))
      expect(answered.status).toBe(201)
      locations.push(answered.headers.get('location'))
    }
    const endings = await Promise.all(locations.map((location) => fetch(origin + location, { method: 'DELETE' })))
    expect(endings.map(({ status }) => status)).toEqual([410, 410, 410, 200])
    expect(await endings[0]?.json()).toMatchObject({ code: 'taken_over' })
    const [first = ''] = locations
    expect((await fetch(`${origin}${first?.replace('many', 'two')}`, { method: 'DELETE' })).status).toBe(404)
  })

  test('a fourth room, while three are open', async () => {
    for (const room of ['one', 'two', 'three'])
      expect((await post(`/whep/${room}`, grant(room, 'watch'))).status).toBe(201)
    expect((await post('/whep/four', grant('four', 'watch'))).status).toBe(503)
    sfu.revoke({ room: 'one', subject: null, atMs: Date.now() - 120_000 })
    expect((await post('/whep/four', grant('four', 'watch'))).status).toBe(201)
  })

  test('somebody sent away, until a newer grant is made', async () => {
    sfu.revoke({ room: 'two', subject: 'noor', atMs: Date.now() })
    const old = await post('/whep/two', grant('two', 'watch', 'noor', Date.now() + 50_000))
    expect(old.status).toBe(401)
    expect(await old.json()).toMatchObject({ code: 'revoked' })
    expect((await post('/whep/two', grant('two', 'watch', 'noor', Date.now() + 70_000))).status).toBe(201)
  })

  test('somebody sent away everywhere, and nobody else', async () => {
    sfu.revoke({ room: 'three', subject: null, atMs: Date.now() - 120_000 })
    const join = (room: string, subject: string) => post(`/whep/${room}`, grant(room, 'watch', subject))
    const [there, other] = [await join('three', 'omar'), await join('three', 'layla')]
    const sending = await post('/whip/three', grant('three', 'publish', 'omar'), offer('sendonly'))
    sfu.revoke({ room: null, subject: 'omar', atMs: Date.now() })
    const leave = (joined: Response) => fetch(origin + joined.headers.get('location'), { method: 'DELETE' })
    expect([(await leave(there)).status, (await leave(other)).status]).toEqual([404, 200])
    expect(await (await leave(sending)).json()).toMatchObject({ code: 'kicked' })
    for (const room of ['two', 'three']) {
      expect((await post(`/whep/${room}`, grant(room, 'watch', 'omar', Date.now() + 50_000))).status).toBe(401)
    }
  })
})
