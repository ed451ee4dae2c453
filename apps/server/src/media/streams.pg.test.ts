import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Instant, instant, type SellerId, type ShowId, type UserId } from '@dallal/kernel'
import { insertPerson, insertSeller, openTestDatabase, type TestDatabase, testId } from '@dallal/testkit'
import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { showLots } from '#auction'
import { composeLive, onShowEnded, showById } from '#live'
import type { Caller } from '#platform/database'
import { createIds } from '#platform/ids'
import { createLog } from '#platform/log'
import { paceOf } from './pace.ts'
import { publishGrant, refuseStream, type StreamPorts, streamHealth, watchGrant } from './stream-grants.ts'
import { startVideoEngine, type VideoEngine } from './video-engine.ts'
import { whipWhepProxy } from './whip-whep-proxy.ts'

const folder = mkdtempSync(join(tmpdir(), 'dallal-video-'))
const [noura, saad] = [testId<UserId>(1), testId<UserId>(2)]
const [draft, scheduled, live, ended] = [testId<ShowId>(21), testId<ShowId>(22), testId<ShowId>(23), testId<ShowId>(24)]
const asNoura: Caller = { userId: noura, role: 'seller' }
const asSaad: Caller = { userId: saad, role: 'seller' }
const nobody: Caller = { userId: null, role: 'anonymous' }
const realNow = (): Instant => instant(Date.now())

let db: TestDatabase
let engine: VideoEngine
let ports: StreamPorts

beforeAll(async () => {
  db = await openTestDatabase()
  await insertPerson(db, noura, 'Noura')
  await insertPerson(db, saad, 'Saad')
  await insertSeller(db, { id: testId<SellerId>(11), person: noura, slug: 'noura' })
  await insertSeller(db, { id: testId<SellerId>(12), person: saad, slug: 'saad' })
  for (const [id, status] of Object.entries({
    [draft]: 'draft',
    [scheduled]: 'scheduled',
    [live]: 'live',
    [ended]: 'ended',
  })) {
    await db.asSuperuser(
      `insert into show (
         id, seller_id, title_ar, title_en, status, currency, starts_at, went_live_at, ended_at, created_at, updated_at
       )
       values ($1, $2, 'بثّ', 'Show', $3, 'SAR', now(),
         case when $3 in ('live', 'ended') then now() end, case when $3 = 'ended' then now() end, now(), now())`,
      [id, testId(11), status],
    )
  }
  const log = createLog({ level: 'silent', form: 'json' })
  const udp = { host: '127.0.0.1', port: 0 }
  engine = await startVideoEngine({
    secret: 'a secret for tests that is long enough',
    folder,
    udp,
    addresses: ['127.0.0.1'],
    log,
  })
  ports = {
    ...{ database: db.database, clock: { realNow }, engine, shows: showById, publicUrl: 'http://dallal.test' },
    visits: paceOf({ turns: 100, perSeconds: 60 }),
  }
})
afterAll(async () => {
  await engine.stop()
  await db.close()
  rmSync(folder, { recursive: true })
})

const codeOf = (outcome: { ok: true } | { ok: false; refusal: { code: string } }) =>
  outcome.ok ? 'ok' : outcome.refusal.code

describe('leave to publish and to watch', () => {
  test('publishing is for one’s own show that has not ended; the first refusal that applies is the answer', async () => {
    const publish = (caller: Caller, show: ShowId, with_ = ports) => publishGrant(with_, caller, show).then(codeOf)
    expect(await publish(nobody, live)).toBe('not_signed_in')
    expect(await publish(asSaad, live)).toBe('not_found')
    expect(await publish(asNoura, testId<ShowId>(99))).toBe('not_found')
    expect(await publish(asNoura, ended)).toBe('show_already_ended')
    expect(await publish(asNoura, live, { ...ports, engine: null })).toBe('video_unavailable')
    for (const show of [draft, scheduled, live]) expect(await publish(asNoura, show)).toBe('ok')
  })

  test('watching is for anyone, while the show is live', async () => {
    const watch = (caller: Caller, show: ShowId, with_ = ports) =>
      watchGrant(with_, { caller, network: '198.51.100.7' }, show).then(codeOf)
    expect(await watch(nobody, draft)).toBe('not_found')
    expect(await watch(nobody, scheduled)).toBe('show_not_live')
    expect(await watch(nobody, ended)).toBe('show_not_live')
    expect(await watch(nobody, live, { ...ports, engine: null })).toBe('video_unavailable')
    expect(await watch(nobody, live)).toBe('ok')
    expect(await watch(asSaad, live)).toBe('ok')
    const hurried = { ...ports, visits: paceOf({ turns: 1, perSeconds: 60 }) }
    expect([await watch(nobody, live, hurried), await watch(nobody, live, hurried)]).toEqual([
      'ok',
      'too_many_requests',
    ])
  })

  test('visitors of one network share its places, those of another have their own, and no address can be read', async () => {
    const factsIn = async (caller: Caller, network: string) => {
      const granted = await watchGrant(ports, { caller, network }, live)
      if (!granted.ok) throw new Error(granted.refusal.code)
      return Buffer.from(granted.value.bearer.split('.')[0] ?? '', 'base64url').toString()
    }
    const subjectIn = async (...visit: Parameters<typeof factsIn>) => {
      const { subject, isNetwork = false } = JSON.parse(await factsIn(...visit))
      return { subject, isNetwork }
    }
    const home = await subjectIn(nobody, '198.51.100.7')
    expect(home.isNetwork).toBe(true)
    expect(await subjectIn(nobody, '198.51.100.7')).toEqual(home)
    expect(await subjectIn(nobody, '198.51.100.8')).not.toEqual(home)
    expect(await factsIn(nobody, '198.51.100.7')).not.toContain('198.51.100.7')
    expect(await subjectIn(asSaad, '198.51.100.7')).toEqual({ subject: saad, isNetwork: false })
  })

  test('the state of one’s own video is told to its seller only', async () => {
    const health = (caller: Caller, show: ShowId) => streamHealth(ports, caller, show).then(codeOf)
    expect(await health(nobody, live)).toBe('not_signed_in')
    expect(await health(asSaad, live)).toBe('not_found')
    expect(await streamHealth(ports, asNoura, live)).toEqual({
      ok: true,
      value: { publishing: false, kbps: 0, framesPerSecond: 0, lostPercent: 0, roundTripMs: null, viewers: 0 },
    })
  })
})

/** The door for people, which asks about shows as they stand. */
const proxy = () => whipWhepProxy(engine, (show, role) => refuseStream(ports, show, role))

describe('WHIP and WHEP on the port for people', () => {
  const offer = (path: string, bearer: string, body = 'v=0') =>
    proxy().request(path, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/sdp', cookie: 'session=secret' },
      body,
    })

  test('a grant opens its own door and no other: the engine reads the offer, and says that it is none', async () => {
    const granted = await publishGrant(ports, asNoura, live)
    if (!granted.ok) throw new Error(granted.refusal.code)
    const { url, bearer, protocol } = granted.value
    expect([url, protocol]).toEqual([`http://dallal.test/whip/${live}`, 'whip'])
    expect((await offer(`/whip/${live}`, bearer)).status).toBe(400)
    expect((await offer(`/whep/${live}`, bearer)).status).toBe(401)
    expect((await offer(`/whip/${scheduled}`, bearer)).status).toBe(401)
    expect((await offer(`/whip/${live}`, 'forged')).status).toBe(401)
  })

  test('an offer that is too large does not reach the engine, and without an engine the answer says so', async () => {
    expect((await offer(`/whip/${live}`, 'any', 'v'.repeat(70_000))).status).toBe(413)
    expect((await whipWhepProxy(null, async () => null).request(`/whep/${live}`, { method: 'POST' })).status).toBe(503)
  })

  test('a browser of another origin may ask first', async () => {
    const asked = await proxy().request(`/whep/${live}`, { method: 'OPTIONS' })
    expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([
      204,
      'authorization, content-type',
    ])
  })
})

describe('video that is over', () => {
  /** An offer as a browser's, as far as the engine reads it; nobody comes by UDP afterwards. */
  const offerTo = async (protocol: 'whip' | 'whep', show: ShowId, bearer: string, door = proxy()) => {
    const answered = await door.request(`/${protocol}/${show}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/sdp' },
      body: [
        'v=0',
        'a=ice-ufrag:Wxyz',
        'a=ice-pwd:0123456789abcdef01234567',
        `a=fingerprint:sha-256 ${Array(32).fill('AB').join(':')}`,
        'a=setup:actpass',
        'm=video 9 UDP/TLS/RTP/SAVPF 96',
        'a=mid:0',
        protocol === 'whip' ? 'a=sendonly' : 'a=recvonly',
        'a=rtcp-mux',
        'a=rtpmap:96 VP8/90000\n',
      ].join('\n'),
    })
    const code = answered.status === 201 ? 'ok' : ((await answered.json()) as { code: string }).code
    return { outcome: `${answered.status} ${code}`, resource: answered.headers.get('location') ?? '' }
  }
  const leave = async (resource: string) => (await proxy().request(resource, { method: 'DELETE' })).status
  const bearerOf = (outcome: Awaited<ReturnType<typeof publishGrant>> | Awaited<ReturnType<typeof watchGrant>>) => {
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    return outcome.value.bearer
  }

  test('who signs out everywhere sends nothing any more, in no show, until they come again', async () => {
    const before = bearerOf(await publishGrant(ports, asNoura, live))
    const sending = await offerTo('whip', live, before)
    expect(sending.outcome).toBe('201 ok')
    engine.sendAway(noura)
    await until(async () => (await offerTo('whip', live, before)).outcome === '401 revoked')
    expect(await leave(sending.resource)).toBe(410)

    const again = await offerTo('whip', live, bearerOf(await publishGrant(ports, asNoura, live)))
    expect(again.outcome).toBe('201 ok')
    expect(await leave(again.resource)).toBe(200)
  })

  test('with its end a show’s sessions are closed, in every process, and earlier leave is worth nothing', async () => {
    const log = createLog({ level: 'silent', form: 'json' })
    const heard: ShowId[] = []
    const stopHearing = await onShowEnded(db.connectAgain(), (show) => heard.push(show))
    const hub = { topic: () => undefined, publish: () => undefined, viewers: () => 0 }
    const shows = composeLive({
      ...{ database: db.database, clock: { now: realNow, realNow }, ids: createIds(), log, hub, lots: showLots },
      ...{ streams: engine, signLiveToken: async () => null },
    })
    const publish = bearerOf(await publishGrant(ports, asNoura, live))
    const watch = bearerOf(await watchGrant(ports, { caller: nobody, network: '198.51.100.9' }, live))
    const sending = await offerTo('whip', live, publish)
    const watching = await offerTo('whep', live, watch)
    expect([sending.outcome, watching.outcome]).toEqual(['201 ok', '201 ok'])

    const context = {
      ...{ requestId: 'r', caller: { ...asNoura, roles: [], sessionId: null }, clientAddress: '198.51.100.9' },
      ...{ requestHeaders: new Headers(), responseHeaders: new Headers() },
    }
    const api = createRouterClient(shows.routes.shows, { context })
    expect((await api.endShow({ show: live })).status).toBe('ended')

    // The engine itself refuses what was granted before, whoever asks about the show, and has ended what was there.
    const blindDoor = whipWhepProxy(engine, async () => null)
    await until(async () => (await offerTo('whip', live, publish, blindDoor)).outcome === '401 revoked')
    expect([await leave(sending.resource), await leave(watching.resource)]).toEqual([410, 404])
    expect((await offerTo('whip', live, publish)).outcome).toBe('409 show_already_ended')
    expect((await offerTo('whep', live, watch)).outcome).toBe('409 show_not_live')
    await until(async () => heard.includes(live))
    await stopHearing()
    await shows.stop()
  })
})

/** The engine hears of it in its own process: asks until it has. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  await expect.poll(holds, { interval: 20, timeout: 5_000 }).toBe(true)
}
