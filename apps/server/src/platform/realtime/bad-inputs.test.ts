import type { Down } from '@dallal/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import {
  History,
  join,
  knock,
  LOT,
  NOOR,
  ORIGIN,
  openWorld,
  pause,
  SAMI,
  tokenOf,
  Viewer,
  type World,
} from './live.test-dsl.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  world.hub.topic('lot', new History().source)
  world.hub.topic('user', {
    authorise: async () => ({ ok: true, value: null }),
    snapshot: async () => ({ epoch: 'first', version: 0, state: { balances: [], leading: [], aliases: [] } }),
  })
  world.hub.topic('chat', {
    authorise: async () => ({ ok: true, value: null }),
    snapshot: async () => ({ epoch: 'first', version: 0, state: { messages: [] } }),
  })
  world.hub.command('bid', async (context) => context.answer({ kind: 'accepted', version: 1, alias: 1 }))
})
afterAll(() => world.stop())

const BID = {
  op: 'bid',
  id: '00000000-0000-7000-8000-0000000000ff',
  lot: LOT,
  amount: { minor: '100', currency: 'SAR' },
  seen: 0,
}

describe('a frame we do not understand closes the socket with a code the client has words for', () => {
  const ping = '{"op":"ping","at":1}'
  test.each([
    ['no JSON', 'hello', 4000],
    ['half of a JSON', '[{"op":"ping"', 4000],
    ['a message outside an array', ping, 4001],
    ['an empty array', '[]', 4001],
    ['an unknown type', '[{"op":"shout"}]', 4001],
    ['a known type beside an unknown one', `[${ping},{"op":"__proto__"}]`, 4001],
    ['a number for a message', '[7]', 4001],
    ['null for a message', '[null]', 4001],
    ['seventeen messages', `[${Array(17).fill(ping).join(',')}]`, 4001],
    ['arrays in arrays, very deep', '['.repeat(8_000) + ']'.repeat(8_000), 4001],
    ['just above 16 KiB', `["${'x'.repeat(16 * 1024)}"]`, 1009],
    ['one megabyte', `["${'x'.repeat(1024 * 1024)}"]`, 1009],
  ])('%s', async (_, text, code) => {
    const viewer = await join(world)
    viewer.ws.send(text)
    expect(await viewer.closed).toBe(code)
  })

  test('bytes instead of text', async () => {
    const viewer = await join(world)
    viewer.ws.send(Buffer.from('[]'), { binary: true })
    expect(await viewer.closed).toBe(4000)
  })

  test('a thousand messages a second', async () => {
    const viewer = await join(world)
    const bystander = await join(world)
    for (let n = 0; n < 1_000; n += 1) viewer.say({ op: 'ping', at: n })
    expect(await viewer.closed).toBe(4029)
    expect(viewer.heard.filter((message) => message.op === 'pong').length).toBeLessThanOrEqual(210)
    await bystander.settles()
  })

  test('a thousand protocol pings a second', async () => {
    const viewer = await join(world)
    for (let n = 0; n < 1_000; n += 1) viewer.ws.ping()
    // The library beneath cuts it first when its pongs are not taken.
    expect([1006, 4029]).toContain(await viewer.closed)
  })

  test('a client that speaks no protocol of ours', async () => {
    const viewer = new Viewer(new WebSocket(world.url))
    expect(await viewer.closed).toBe(4406)
  })
})

describe('who may open a socket', () => {
  const statusFor = (origin: string) =>
    new Promise((resolve) => {
      const ws = new WebSocket(world.url, 'dallal.v1.json', { origin })
      ws.on('unexpected-response', (_, response) => resolve(response.statusCode))
      ws.on('open', () => resolve('open'))
      ws.on('error', () => {})
    })

  test('our own page may, a page of somebody else may not, a program without an origin may', async () => {
    expect(await statusFor(ORIGIN)).toBe('open')
    expect(await statusFor('https://elsewhere.test')).toBe(403)
    expect(await statusFor('null')).toBe(403)
    await join(world)
  })

  test('another path is not ours to answer', async () => {
    const ws = new WebSocket(world.url.replace('/live', '/other'), 'dallal.v1.json')
    const failed = new Promise((resolve) => ws.on('error', resolve))
    expect(await failed).toBeInstanceOf(Error)
  })

  test('beyond the handshakes of a second and the sockets of a process it says to come back', async () => {
    const small = await openWorld({ maxConnections: 1 })
    await join(small)
    const ws = new WebSocket(small.url, 'dallal.v1.json')
    ws.on('error', () => {})
    const [status, after] = await new Promise<unknown[]>((resolve) => {
      ws.on('unexpected-response', (_, response) => resolve([response.statusCode, response.headers['retry-after']]))
    })
    expect([status, after]).toEqual([503, '1'])
    expect(small.hub.stats().refusedBusy).toBe(1)
    await small.stop()
  })
})

describe('one network has so many sockets and no more', () => {
  /** Turned away with this code, and forgotten by the server too. */
  async function isTurnedAway({ hub, url }: Pick<World, 'hub' | 'url'>, from: string): Promise<number> {
    const before = hub.stats().connections
    const code = await knock({ url }, { from }).closed
    await untilOpen(hub, before)
    return code
  }

  async function untilOpen(hub: World['hub'], many: number): Promise<void> {
    while (hub.stats().connections !== many) await pause(1)
  }

  test('the next is told so by its code, and has a place once another one leaves; other networks have theirs', async () => {
    const small = await openWorld({ maxConnectionsPerNetwork: 2 })
    const first = await join(small, { from: '198.51.100.7' })
    await join(small, { from: '198.51.100.7' })
    expect(await isTurnedAway(small, '198.51.100.7')).toBe(4030)
    // Whoever is not our proxy may write what they like further left.
    expect(await isTurnedAway(small, '192.0.2.1, 198.51.100.7')).toBe(4030)
    await join(small, { from: '198.51.100.8' })

    for (const from of ['2001:db8:1:2::7', '2001:db8:1:2:ffff::1']) await join(small, { from })
    expect(await isTurnedAway(small, '2001:db8:1:2::8')).toBe(4030)
    await join(small, { from: '2001:db8:1:3::7' })
    expect(small.hub.stats()).toMatchObject({ refusedCrowded: 3, connections: 6 })

    first.ws.close()
    await untilOpen(small.hub, 5)
    await join(small, { from: '198.51.100.7' })
    await small.stop()
  })

  test('a flood beyond it is not even opened', async () => {
    const small = await openWorld({ maxConnectionsPerNetwork: 10, closeMs: 60_000 })
    for (let n = 0; n < 10; n += 1) await join(small)
    // It takes no close frame, and keeps its end open.
    const lingering = knock(small)
    await new Promise((resolve) => lingering.ws.on('upgrade', resolve))
    lingering.pause()
    const status = await new Promise((resolve) => {
      knock(small).ws.on('unexpected-response', (_, response) => resolve(response.statusCode))
    })
    expect(status).toBe(503)
    lingering.ws.terminate()
    await small.stop()
  })
})

describe('a message that says something impossible is refused by name, the socket stays', () => {
  const answerTo = async (amount: unknown) => {
    const viewer = await join(world)
    viewer.say({ op: 'auth', token: tokenOf(NOOR) }, { ...BID, amount })
    const answer = await viewer.hears((message) => message.op === 'answer')
    return answer.op === 'answer' && answer.outcome.kind === 'refused' ? answer.outcome.refusal.code : 'accepted'
  }

  test.each([
    ['an amount that is no number', { minor: 'abc', currency: 'SAR' }, 'amount_not_a_number'],
    ['an amount as a JSON number', { minor: 100, currency: 'SAR' }, 'amount_not_a_number'],
    ['a fraction', { minor: '1.5', currency: 'SAR' }, 'amount_not_a_number'],
    ['a hundred digits', { minor: '9'.repeat(100), currency: 'SAR' }, 'amount_not_a_number'],
    ['a currency nobody knows', { minor: '100', currency: 'XXX' }, 'currency_mismatch'],
    ['no amount at all', undefined, 'amount_not_a_number'],
  ])('%s', async (_, amount, code) => {
    expect(await answerTo(amount)).toBe(code)
  })

  const NIL = '00000000-0000-0000-0000-000000000000'
  test.each([
    ['the lot', { lot: NIL }, (message: Down) => message.op === 'answer' && message.to === BID.id],
    ['the bid itself', { id: NIL }, (message: Down) => message.op === 'refused'],
  ])('an id of nothing for %s', async (_, wrong, isTold) => {
    const viewer = await join(world)
    viewer.say({ op: 'auth', token: tokenOf(NOOR) }, { ...BID, ...wrong })
    const told = await viewer.hears(isTold)
    const refusal = { code: 'frame_invalid' }
    expect(told).toMatchObject(told.op === 'answer' ? { outcome: { kind: 'refused', refusal } } : { refusal })
  })

  test.each([
    ['a topic that is none', 'lots:all', 'topic_unknown'],
    ['a topic with SQL in it', "lot:' or 1=1", 'topic_unknown'],
    ['a lot that does not exist', 'lot:00000000-0000-7000-8000-0000000000ee', 'not_found'],
    ['a show nobody registered', 'show:00000000-0000-7000-8000-0000000000ee', 'topic_unknown'],
    ['the private topic of somebody, without a name', `user:${SAMI}`, 'not_signed_in'],
  ])('%s', async (_, topic, code) => {
    const viewer = await join(world)
    viewer.say({ op: 'sub', topic })
    const refused = await viewer.hears((message) => message.op === 'refused')
    expect(refused).toMatchObject({ topic, refusal: { code } })
    await viewer.settles()
  })

  test('more topics than a socket may follow', async () => {
    const viewer = await join(world)
    const topics = Array.from({ length: 70 }, (_, n) => `chat:00000000-0000-7000-8000-0000000001${10 + n}`)
    for (const topic of topics) viewer.say({ op: 'sub', topic })
    const refused = await viewer.hears(
      (message) => message.op === 'refused' && message.refusal.code === 'too_many_requests',
    )
    expect(refused).toMatchObject({ topic: topics[64] })
  })
})

describe('tokens', () => {
  test.each([
    ['a foreign one', 'something else', 'token_invalid'],
    ['one that ran out', tokenOf(NOOR, Date.now() - 1), 'token_expired'],
  ])('%s makes nobody of its bearer', async (_, token, code) => {
    const viewer = await join(world)
    viewer.say({ op: 'auth', token }, BID)
    expect(await viewer.hears((message) => message.op === 'refused')).toMatchObject({ topic: null, refusal: { code } })
    expect(await viewer.hears((message) => message.op === 'answer')).toMatchObject({
      to: BID.id,
      outcome: { kind: 'refused', refusal: { code: 'not_signed_in' } },
    })
  })

  test('somebody else’s private topic is not given to a person with a name', async () => {
    const viewer = await join(world)
    viewer.say({ op: 'auth', token: tokenOf(NOOR) }, { op: 'sub', topic: `user:${SAMI}` })
    expect(await viewer.hears((message) => message.op === 'refused')).toMatchObject({
      topic: `user:${SAMI}`,
      refusal: { code: 'not_allowed' },
    })
  })

  test('when a token runs out the private topic ends and the public one goes on; a new token is taken on the same socket', async () => {
    const quick = await openWorld({ sweepMs: 20 })
    const history = new History()
    quick.hub.topic('lot', history.source)
    quick.hub.command('bid', async (context) => context.answer({ kind: 'accepted', version: 1, alias: 1 }))
    quick.hub.topic('user', {
      authorise: async () => ({ ok: true, value: null }),
      snapshot: async () => ({ epoch: 'first', version: 0, state: { balances: [], leading: [], aliases: [] } }),
    })
    const viewer = await join(quick)
    viewer.say({ op: 'auth', token: tokenOf(NOOR, Date.now() + 300) })
    viewer.say({ op: 'sub', topic: `user:${NOOR}` }, { op: 'sub', topic: `lot:${LOT}` })
    await viewer.hears((message) => message.op === 'snapshot' && message.kind === 'user')
    await viewer.hears((message) => message.op === 'refused' && message.refusal.code === 'token_expired')

    // A bid of that moment gets no outcome: it may be one that was accepted before, sent again.
    viewer.say(BID)
    await viewer.settles()
    expect(viewer.heard.some((message) => message.op === 'answer')).toBe(false)

    quick.hub.publish('user', NOOR, 1, { type: 'balances_changed', balances: [] })
    quick.hub.publish('lot', LOT, 1, history.commit())
    await viewer.hears((message) => message.op === 'event' && message.kind === 'lot')
    expect(viewer.heard.some((message) => message.op === 'event' && message.kind === 'user')).toBe(false)

    viewer.heard.length = 0
    viewer.say({ op: 'auth', token: tokenOf(NOOR) }, { op: 'sub', topic: `user:${NOOR}` })
    await viewer.hears((message) => message.op === 'snapshot' && message.kind === 'user')
    await quick.stop()
  })

  test('who becomes somebody else on the same socket loses the private topic of the first', async () => {
    const viewer = await join(world)
    viewer.say({ op: 'auth', token: tokenOf(NOOR) }, { op: 'sub', topic: `user:${NOOR}` })
    await viewer.hears((message) => message.op === 'snapshot')
    viewer.say({ op: 'auth', token: tokenOf(SAMI) })
    const refused = await viewer.hears((message) => message.op === 'refused')
    expect(refused).toMatchObject({ topic: `user:${NOOR}`, refusal: { code: 'not_allowed' } })
    world.hub.publish('user', NOOR, 1, { type: 'balances_changed', balances: [] })
    await viewer.settles()
    expect(viewer.heard.some((message) => message.op === 'event')).toBe(false)
  })

  test('signing a person out closes all sockets of theirs and no other', async () => {
    const phone = await join(world)
    const desk = await join(world)
    const other = await join(world)
    for (const viewer of [phone, desk]) viewer.say({ op: 'auth', token: tokenOf(NOOR) })
    other.say({ op: 'auth', token: tokenOf(SAMI) })
    await Promise.all([phone, desk, other].map((viewer) => viewer.hears((message) => message.op === 'authed')))
    world.hub.signOut(NOOR, null)
    expect(await Promise.all([phone.closed, desk.closed])).toEqual([4401, 4401])
    await other.settles()
  })

  test('signing out of one session closes its sockets, and those of the others stay', async () => {
    const phone = await join(world)
    const desk = await join(world)
    phone.say({ op: 'auth', token: tokenOf(NOOR, undefined, 'phone') })
    desk.say({ op: 'auth', token: tokenOf(NOOR, undefined, 'desk') })
    await Promise.all([phone, desk].map((viewer) => viewer.hears((message) => message.op === 'authed')))
    world.hub.signOut(NOOR, 'phone')
    expect(await phone.closed).toBe(4401)
    desk.say(BID)
    await desk.hears((message) => message.op === 'answer' && message.outcome.kind === 'accepted')
  })

  test('a session that ends while its token is looked at makes nobody of the socket', async () => {
    for (const session of [null, 'phone']) {
      // The database has looked; before its answer is here, the session ends.
      const slow: World = await openWorld({}, async () => slow.hub.signOut(NOOR, session))
      const phone = await join(slow)
      phone.say({ op: 'auth', token: tokenOf(NOOR, undefined, 'phone') })
      const refused = await phone.hears((message) => message.op === 'refused' || message.op === 'authed')
      expect(refused).toMatchObject({ refusal: { code: 'token_invalid' } })
      await slow.stop()
    }
  })
})
