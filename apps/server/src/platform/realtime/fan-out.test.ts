import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  History,
  join,
  LOT,
  NOOR,
  openWorld,
  pause,
  SAMI,
  SHOW,
  tokenOf,
  versionsOf,
  type World,
} from './live.test-dsl.ts'

let world: World
let history: History
beforeEach(async () => {
  world = await openWorld({ viewersMs: 20, messageBurst: 400, maxConnectionsPerNetwork: 1_000 })
  history = new History()
  world.hub.topic('lot', history.source)
  world.hub.topic('show', {
    authorise: async (_, caller) =>
      caller.role === 'seller' ? { ok: false, refusal: { code: 'not_allowed' } } : { ok: true, value: null },
    snapshot: async () => ({
      epoch: 'first',
      version: 0,
      state: { status: 'live', currentLot: null, streaming: false, lots: [] },
    }),
  })
  world.hub.command('bid', async (context, message) => {
    await pause(1)
    const event = history.commit(Number(message.amount.minor))
    context.answer({ kind: 'accepted', version: event.version, alias: 1 })
    world.hub.publish('lot', LOT, event.version, event)
  })
})
afterEach(() => world.stop())

function bid(n: number): object {
  const id = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
  return { op: 'bid', id, lot: LOT, amount: { minor: String(n), currency: 'SAR' }, seen: 0 }
}

test('two hundred viewers hear three hundred bids in order, in few frames; the bidder hears the answer first', async () => {
  const viewers = await Promise.all(Array.from({ length: 200 }, () => join(world)))
  const bidder = await join(world)
  for (const viewer of [...viewers, bidder]) viewer.say({ op: 'sub', topic: `lot:${LOT}` })
  await Promise.all([...viewers, bidder].map((viewer) => viewer.hears((message) => message.op === 'snapshot')))
  bidder.say({ op: 'auth', token: tokenOf(NOOR) })
  await bidder.hears((message) => message.op === 'authed')

  for (let n = 1; n <= 300; n += 1) {
    bidder.say(bid(n))
    if (n % 10 === 0) await pause(5)
  }
  const isLast = (message: { op: string; version?: number }) => message.op === 'event' && message.version === 300
  await Promise.all([...viewers, bidder].map((viewer) => viewer.hears(isLast)))

  const all = ['=0', ...Array.from({ length: 300 }, (_, n) => String(n + 1))]
  for (const viewer of viewers) expect(versionsOf(viewer, `lot:${LOT}`)).toEqual(all)
  for (let version = 1; version <= 300; version += 1) {
    const answered = bidder.heard.findIndex(
      (message) =>
        message.op === 'answer' && message.outcome.kind === 'accepted' && message.outcome.version === version,
    )
    const shown = bidder.heard.findIndex((message) => message.op === 'event' && message.version === version)
    expect(answered).toBeGreaterThan(-1)
    expect(answered).toBeLessThan(shown)
  }
  const eventFrames = viewers[0]?.frames.filter((frame) => frame.some((message) => message.op === 'event')) ?? []
  expect(eventFrames.length).toBeLessThan(300)
}, 20_000)

test('events of one batch travel in one frame', async () => {
  const viewer = await join(world)
  viewer.say({ op: 'sub', topic: `lot:${LOT}` })
  await viewer.hears((message) => message.op === 'snapshot')
  for (let n = 0; n < 50; n += 1) world.hub.publish('lot', LOT, n + 1, history.commit())
  await viewer.hears((message) => message.op === 'event' && message.version === 50)
  expect(viewer.frames.at(-1)?.length).toBe(50)
})

test('a command is answered once, however often its handler says so, and tells when it was read', async () => {
  const moments: number[] = []
  const orders: number[] = []
  world.hub.command('say', async (context) => {
    moments.push(context.arrivedAt)
    orders.push(context.order)
    expect(context.clientAddress).toBe('127.0.0.1')
    context.answer({ kind: 'accepted', version: 1, alias: null })
    context.answer({ kind: 'refused', refusal: { code: 'message_empty' } })
  })
  const viewer = await join(world)
  viewer.say({ op: 'auth', token: tokenOf(SAMI) })
  const id = '00000000-0000-7000-8000-0000000000aa'
  const before = Date.now()
  viewer.say({ op: 'say', id, show: SHOW, text: 'hello' }, { op: 'say', id, show: SHOW, text: 'hello' })
  await viewer.settles()
  expect(viewer.heard.filter((message) => message.op === 'answer')).toHaveLength(2)
  expect(moments[0]).toBe(moments[1])
  expect(moments[0]).toBeGreaterThanOrEqual(before)
  expect((orders[1] ?? 0) - (orders[0] ?? 0)).toBe(1)
})

test('a handler that fails answers nothing: the outcome is unknown, and the client is told to come again', async () => {
  await world.stop()
  world = await openWorld()
  world.hub.command('bid', async () => {
    throw new Error('the database went away')
  })
  const viewer = await join(world)
  viewer.say({ op: 'auth', token: tokenOf(NOOR) }, bid(1))
  await viewer.hears((message) => message.op === 'refused' && message.refusal.code === 'busy')
  expect(world.failures.splice(0)).toMatchObject([{ doing: 'bid' }])
  expect(viewer.heard.some((message) => message.op === 'answer')).toBe(false)
})

test('one person’s bids have a rate, whatever the number of their sockets; beyond it no outcome is claimed', async () => {
  world.hub.command('bid', async (context) => context.answer({ kind: 'accepted', version: 1, alias: 1 }), {
    perSecond: 1,
    burst: 5,
  })
  const viewers = await Promise.all([join(world), join(world)])
  for (const viewer of viewers) viewer.say({ op: 'auth', token: tokenOf(NOOR) }, ...[1, 2, 3, 4].map(bid))
  await Promise.all(viewers.map((viewer) => viewer.settles()))
  const heard = viewers.flatMap((viewer) => viewer.heard)
  expect(heard.filter((message) => message.op === 'answer')).toHaveLength(5)
  expect(heard.filter((message) => message.op === 'refused')).toHaveLength(3)
})

test('viewers are counted by person, and those without a name by socket', async () => {
  const phone = await join(world)
  const desk = await join(world)
  const nobody = await join(world)
  for (const viewer of [phone, desk]) viewer.say({ op: 'auth', token: tokenOf(NOOR) })
  for (const viewer of [phone, desk, nobody]) viewer.say({ op: 'sub', topic: `show:${SHOW}` })
  nobody.say({ op: 'sub', topic: `ephemeral:${SHOW}` })
  await Promise.all([phone, desk, nobody].map((viewer) => viewer.settles()))
  expect(world.hub.viewers(SHOW)).toBe(2)

  nobody.say({ op: 'auth', token: tokenOf(NOOR) })
  await nobody.hears((message) => message.op === 'latest' && message.value.viewers === 1)
  phone.ws.close()
  await phone.closed
  desk.say({ op: 'unsub', topic: `show:${SHOW}` })
  nobody.say({ op: 'unsub', topic: `show:${SHOW}` })
  await nobody.hears((message) => message.op === 'latest' && message.value.viewers === 0)
})
