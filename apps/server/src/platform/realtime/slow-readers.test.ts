import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LiveLimits } from './limits.ts'
import { isSeamless, join, NOOR, openWorld, pause, SHOW, tokenOf, versionsOf, type World } from './live.test-dsl.ts'

/** Room that the operating system itself gives a socket whose reader sleeps is a few megabytes; stories go well beyond it. */
const WORDS = 'x'.repeat(40_000)
const TOPIC = `chat:${SHOW}`

let world: World
let said = 0
beforeEach(() => openRoom({}))

async function openRoom(limits: Partial<LiveLimits>): Promise<void> {
  said = 0
  world = await openWorld({ sweepMs: 50, closeMs: 200, ...limits })
  world.hub.topic('chat', {
    authorise: async () => ({ ok: true, value: null }),
    snapshot: async () => ({ epoch: 'first', version: said, state: { messages: [] } }),
  })
  world.hub.topic('user', {
    authorise: async () => ({ ok: true, value: null }),
    snapshot: async () => ({ epoch: 'first', version: 0, state: { balances: [], leading: [], aliases: [] } }),
  })
  world.hub.topic('show', {
    authorise: async () => ({ ok: true, value: null }),
    snapshot: async () => ({
      epoch: 'first',
      version: 0,
      state: { status: 'live', currentLot: null, streaming: false, lots: [] },
    }),
  })
}
afterEach(() => world.stop())

function say(text: string): number {
  said += 1
  const id = `00000000-0000-7000-8000-${String(said).padStart(12, '0')}`
  const message = { id, name: 'n', role: 'viewer', text, at: 0 } as const
  world.hub.publish('chat', SHOW, said, { type: 'said', message })
  return said
}

test('a sleeping reader is held back, hears how things stand when it wakes, and nobody else waits for it', async () => {
  const slow = await join(world)
  const quick = await join(world)
  for (const viewer of [slow, quick]) viewer.say({ op: 'sub', topic: TOPIC })
  await Promise.all([slow, quick].map((viewer) => viewer.hears((message) => message.op === 'snapshot')))

  slow.pause()
  while (world.hub.stats().heldBackTopics === 0 && said < 2_000) {
    for (let n = 0; n < 10; n += 1) say(WORDS)
    const version = said
    await quick.hears((message) => message.op === 'event' && message.version === version)
    quick.heard.length = 0
  }
  expect(world.hub.stats().heldBackTopics).toBe(1)
  const missed = say(WORDS)
  await quick.hears((message) => message.op === 'event' && message.version === missed)

  slow.resume()
  await slow.hears((message) => message.op === 'snapshot' && message.version > 0)
  const next = say('awake')
  await slow.hears((message) => message.op === 'event' && message.version === next)
  const versions = versionsOf(slow, TOPIC)
  expect(isSeamless(versions)).toBe(true)
  expect(versions.length).toBeLessThan(next)
  expect(world.hub.stats().closedTooSlow).toBe(0)
})

test.each([
  ['leaves too much unread', { slowBytes: 1e9 }],
  ['takes nothing for too long', { stuckBytes: 1e9, stuckMs: 300 }],
])('a reader that %s is cut, and comes back for what it missed', async (_, limits) => {
  await world.stop()
  await openRoom(limits)
  const slow = await join(world)
  slow.say({ op: 'sub', topic: TOPIC })
  await slow.hears((message) => message.op === 'snapshot')
  slow.pause()
  while (world.hub.stats().closedTooSlow === 0) {
    if (world.hub.stats().heldBackTopics === 0) say(WORDS)
    await pause(1)
  }
  while (world.hub.stats().connections > 0) await pause(10)

  const back = await join(world)
  back.say({ op: 'sub', topic: TOPIC, from: { epoch: 'first', version: said } })
  expect(await back.hears((message) => message.op === 'resume')).toMatchObject({ count: 0 })
})

test('what concerns one person alone is never left out: the socket is closed instead', async () => {
  const slow = await join(world)
  slow.say({ op: 'auth', token: tokenOf(NOOR) }, { op: 'sub', topic: `user:${NOOR}` })
  await slow.hears((message) => message.op === 'snapshot')
  slow.pause()
  const balances = Array.from({ length: 300 }, () => balance)
  for (let version = 1; world.hub.stats().closedTooSlow === 0 && version < 2_000; version += 1) {
    world.hub.publish('user', NOOR, version, { type: 'balances_changed', balances })
    if (version % 10 === 0) await pause(1)
  }
  slow.resume()
  expect([4008, 1006]).toContain(await slow.closed)
  expect(isSeamless(versionsOf(slow, `user:${NOOR}`))).toBe(true)
})

test('the count of viewers is not sent to who is behind', async () => {
  await world.stop()
  await openRoom({ viewersMs: 20, slowBytes: 1e9, stuckBytes: 1e9 })
  const slow = await join(world)
  slow.say({ op: 'sub', topic: TOPIC }, { op: 'sub', topic: `ephemeral:${SHOW}` })
  await slow.hears((message) => message.op === 'snapshot' && message.kind === 'ephemeral')
  await slow.hears((message) => message.op === 'snapshot' && message.kind === 'chat')
  slow.pause()
  for (let n = 0; n < 400; n += 1) say(WORDS)
  while (world.hub.stats().bytesOut < 400 * WORDS.length) await pause(5)
  const other = await join(world)
  other.say({ op: 'sub', topic: `show:${SHOW}` })
  while (world.hub.stats().heldBackCounts === 0) await pause(5)
  expect(slow.heard.some((message) => message.op === 'latest')).toBe(false)
})

const money = { minor: '1', currency: 'SAR' } as const
const balance = { currency: 'SAR', available: money, held: money, incoming: money } as const
