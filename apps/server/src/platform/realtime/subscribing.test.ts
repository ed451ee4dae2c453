import type { Down } from '@dallal/contract'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  History,
  isSeamless,
  join,
  LOT,
  openWorld,
  pause,
  seeded,
  type Viewer,
  versionsOf,
  type World,
} from './live.test-dsl.ts'

const TOPIC = `lot:${LOT}`

let world: World
let history: History
beforeEach(async () => {
  world = await openWorld({ ringEvents: 64, resumeEvents: 20 })
  history = new History()
  world.hub.topic('lot', history.source)
})
afterEach(() => world.stop())

function commitAndPublish(times = 1): void {
  for (let n = 0; n < times; n += 1) {
    const event = history.commit()
    world.hub.publish('lot', LOT, event.version, event)
  }
}

const isStart = (message: Down) => message.op === 'snapshot' || message.op === 'resume'
const shows = (version: number) => (message: Down) => message.op === 'event' && message.version === version

/** Follows from a version; resolves with the kind of the answer and all messages of its frame. */
async function follow(viewer: Viewer, version?: number, epoch = history.epoch): Promise<Down[]> {
  viewer.say({ op: 'sub', topic: TOPIC, ...(version === undefined ? {} : { from: { epoch, version } }) })
  await viewer.hears(isStart)
  return viewer.frames.find((frame) => frame.some(isStart)) ?? []
}

describe('where a subscription starts', () => {
  test('without a place of one’s own: the whole state, then what happens', async () => {
    history.commit()
    const viewer = await join(world)
    await follow(viewer)
    commitAndPublish(3)
    await viewer.hears(shows(4))
    expect(versionsOf(viewer, TOPIC)).toEqual(['=1', '2', '3', '4'])
  })

  test('what was missed comes in the very frame that says so, from memory', async () => {
    const first = await join(world)
    await follow(first)
    commitAndPublish(10)
    await first.hears(shows(10))
    const second = await join(world)
    const frame = await follow(second, 4)
    expect(frame.map((message) => message.op)).toEqual(['resume', ...Array(6).fill('event')])
    expect(frame[0]).toMatchObject({ count: 6, epoch: 'first' })
    expect(history.reads.since).toBe(0)
  })

  test('after a restart, when memory is empty, from the topic’s source', async () => {
    for (let n = 0; n < 10; n += 1) history.commit()
    const viewer = await join(world)
    const frame = await follow(viewer, 7)
    expect(frame.map((message) => message.op)).toEqual(['resume', 'event', 'event', 'event'])
    commitAndPublish()
    await viewer.hears(shows(11))
    expect(history.reads).toEqual({ snapshot: 0, since: 1 })
  })

  test('who missed nothing is told so', async () => {
    commitAndPublish(3)
    const frame = await follow(await join(world), 3)
    expect(frame).toEqual([{ op: 'resume', topic: TOPIC, epoch: 'first', count: 0 }])
  })

  test('who missed more than is sent one by one gets the state', async () => {
    for (let n = 0; n < 30; n += 1) history.commit()
    const frame = await follow(await join(world), 2)
    expect(frame).toMatchObject([{ op: 'snapshot', version: 30 }])
  })

  test('who missed more than the source can tell gets the state', async () => {
    history.reach = 5
    for (let n = 0; n < 10; n += 1) history.commit()
    expect(await follow(await join(world), 2)).toMatchObject([{ op: 'snapshot', version: 10 }])
  })

  test('who comes from another history gets the state of this one', async () => {
    for (let n = 0; n < 10; n += 1) history.commit()
    expect(await follow(await join(world), 9, 'of old')).toMatchObject([
      { op: 'snapshot', epoch: 'first', version: 10 },
    ])
  })

  test('a version nobody wrote does no harm to others', async () => {
    commitAndPublish(2)
    await follow(await join(world), 1_000_000)
    const viewer = await join(world)
    await follow(viewer)
    commitAndPublish(2)
    await viewer.hears(shows(4))
    expect(versionsOf(viewer, TOPIC)).toEqual(['=2', '3', '4'])
  })

  test('when a history is restored, everyone who follows starts from it', async () => {
    const viewer = await join(world)
    await follow(viewer)
    commitAndPublish(5)
    await viewer.hears(shows(5))
    history.epoch = 'restored'
    history.events.length = 3
    await follow(await join(world))
    await viewer.hears((message) => message.op === 'snapshot' && message.epoch === 'restored')
    commitAndPublish()
    await viewer.hears((message) => message.op === 'event' && message.version === 4 && viewer.heard.at(-1) === message)
    expect(versionsOf(viewer, TOPIC)).toEqual(['=0', '1', '2', '3', '4', '5', '=3', '4'])
  })

  test('a hundred who come at once cost one read', async () => {
    history.readMs = () => 20
    const viewers = await Promise.all(Array.from({ length: 100 }, () => join(world)))
    await Promise.all(viewers.map((viewer) => follow(viewer)))
    expect(history.reads.snapshot).toBe(1)
  })

  test('who leaves hears no more', async () => {
    const viewer = await join(world)
    await follow(viewer)
    viewer.say({ op: 'unsub', topic: TOPIC })
    await viewer.settles()
    commitAndPublish()
    await viewer.settles()
    expect(versionsOf(viewer, TOPIC)).toEqual(['=0'])
    expect(world.hub.stats().subscriptions).toBe(0)
  })
})

describe('events that come to the hub in another order than they were committed', () => {
  test('one that is told twice is heard once', async () => {
    const viewer = await join(world)
    await follow(viewer)
    const event = history.commit()
    for (let n = 0; n < 3; n += 1) world.hub.publish('lot', LOT, 1, event)
    commitAndPublish()
    await viewer.hears(shows(2))
    expect(versionsOf(viewer, TOPIC)).toEqual(['=0', '1', '2'])
  })

  test('one that is never told is fetched, and one that comes late is not heard again', async () => {
    const viewer = await join(world)
    await follow(viewer)
    const late = history.commit()
    commitAndPublish()
    await viewer.hears(shows(2))
    world.hub.publish('lot', LOT, 1, late)
    commitAndPublish()
    await viewer.hears(shows(3))
    expect(versionsOf(viewer, TOPIC)).toEqual(['=0', '1', '2', '3'])
  })
})

/**
 * The law of subscribing: commits, tellings (late, twice, out of order, or not at all), slow reads, joins, resumes and
 * leavings in any order; yet each viewer hears each version after its start once and in order, up to the last.
 */
describe('no schedule loses or doubles an event', () => {
  const first = Number(process.env.SEED ?? Date.now() % 1_000_000)
  test.each(Array.from({ length: 40 }, (_, n) => first + n))('seed %i', async (seed) => {
    const random = seeded(seed)
    const upTo = (most: number) => Math.floor(random() * most)
    history.readMs = () => upTo(6)
    const viewers = await Promise.all(Array.from({ length: 6 }, () => join(world)))
    const tellings: Promise<void>[] = []

    for (let step = 0; step < 60; step += 1) {
      const viewer = viewers[upTo(viewers.length)]
      if (!viewer) throw new Error('there are six viewers')
      const kind = upTo(10)
      if (kind < 5) tellings.push(tellLater(history.commit(), upTo(5), random() < 0.1, random() < 0.1))
      else if (kind < 7) viewer.say({ op: 'sub', topic: TOPIC, ...placeOf(viewer) })
      else if (kind < 8) viewer.say({ op: 'unsub', topic: TOPIC })
      else await pause(upTo(4))
    }
    await Promise.all(tellings)
    for (const viewer of viewers) viewer.say({ op: 'sub', topic: TOPIC, ...placeOf(viewer) })
    await Promise.all(viewers.map((viewer) => viewer.settles()))
    commitAndPublish()
    await Promise.all(viewers.map((viewer) => viewer.hears((message) => reaches(message, history.version))))

    for (const viewer of viewers) {
      const versions = sinceEachStart(viewer)
      expect(versions.every(isSeamless), `seed ${seed}: ${JSON.stringify(versions)}`).toBe(true)
    }
  })

  async function tellLater(event: { version: number }, ms: number, twice: boolean, never: boolean): Promise<void> {
    await pause(ms)
    if (never) return
    const committed = history.events[event.version - 1]
    if (!committed) throw new Error('what is told was committed')
    for (let n = 0; n < (twice ? 2 : 1); n += 1) world.hub.publish('lot', LOT, event.version, committed)
  }

  /** Where a client that heard this much would resume; it may not have heard all that is on its way. */
  function placeOf(viewer: Viewer): { from?: { epoch: string; version: number } } {
    const last = versionsOf(viewer, TOPIC).at(-1)
    return last === undefined ? {} : { from: { epoch: 'first', version: Number(last.replace('=', '')) } }
  }

  const reaches = (message: Down, version: number): boolean =>
    (message.op === 'event' || message.op === 'snapshot') && message.version === version

  /** What was heard, cut where a subscription began: by a snapshot, or by a resume, which repeats what was on its way. */
  function sinceEachStart(viewer: Viewer): string[][] {
    const parts: string[][] = [[]]
    for (const message of viewer.heard) {
      if (message.op === 'resume') parts.push([])
      if (message.op === 'snapshot') parts.push([`=${message.version}`])
      if (message.op === 'event') parts.at(-1)?.push(String(message.version))
    }
    return parts.map((part) => (part[0]?.startsWith('=') === false ? [`=${Number(part[0]) - 1}`, ...part] : part))
  }
})
