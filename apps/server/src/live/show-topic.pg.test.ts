import { topicOf } from '@dallal/contract'
import type { SellerId, ShowId, UserId } from '@dallal/kernel'
import { insertPerson, insertSeller, openTestDatabase, type TestDatabase, testId } from '@dallal/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { showLots } from '#auction'
import { createClock } from '#platform/clock'
import { createIds } from '#platform/ids'
import { createLog } from '#platform/log'
import { join, openWorld, type World } from '#test-socket'
import { composeLive, type Live } from './compose.ts'
import type { Streams } from './ports.ts'

/** The room of a show over the live socket, and its video as the media engine tells of it. */

const SELLER = testId<UserId>(1)
const SHOP = testId<SellerId>(2)
const SHOW = testId<ShowId>(3)

/** The media engine's word. */
class Engine implements Streams {
  private readonly live = new Set<ShowId>()
  private hear: (show: ShowId, isStreaming: boolean) => void = () => undefined
  isStreaming = (show: ShowId) => this.live.has(show)
  closeRoom = (show: ShowId) => void this.live.delete(show)
  onChange = (hear: (show: ShowId, isStreaming: boolean) => void) => {
    this.hear = hear
    return () => undefined
  }

  say(isStreaming: boolean): void {
    if (isStreaming) this.live.add(SHOW)
    else this.live.delete(SHOW)
    this.hear(SHOW, isStreaming)
  }
}

let db: TestDatabase
let world: World
let live: Live
const engine = new Engine()
beforeAll(async () => {
  db = await openTestDatabase()
  world = await openWorld()
  const log = createLog({ level: 'silent', form: 'json', write: () => undefined })
  live = composeLive({
    database: db.database,
    clock: await createClock(db.database, 'production'),
    ids: createIds(),
    log,
    hub: world.hub,
    lots: showLots,
    streams: engine,
    signLiveToken: async () => null,
  })
  await insertPerson(db, SELLER, 'البائعة')
  await insertSeller(db, { id: SHOP, person: SELLER, slug: 'shop' })
  await db.asSuperuser(
    `insert into show (id, seller_id, title_ar, title_en, status, currency, went_live_at, created_at, updated_at)
     values ($1, $2, 'مساء', '', 'live', 'SAR', now(), now(), now())`,
    [SHOW, SHOP],
  )
})
afterAll(async () => {
  await live.stop()
  await world.stop()
  await db.close()
})

it('who is there hears the video come and go, who comes later sees whether it runs', async () => {
  const topic = topicOf('show', SHOW)
  const early = await join(world)
  early.say({ op: 'sub', topic })
  expect(await early.hears((message) => message.op === 'snapshot')).toMatchObject({
    version: 0,
    state: { status: 'live', streaming: false, currentLot: null, lots: [] },
  })

  engine.say(true)
  engine.say(false)
  engine.say(true)
  await early.hears((message) => message.op === 'event' && message.version === 3)
  const heard = early.heard.flatMap((message) => (message.op === 'event' ? [message.event.type] : []))
  expect(heard).toEqual(['stream_started', 'stream_stopped', 'stream_started'])

  const late = await join(world)
  late.say({ op: 'sub', topic })
  const snapshot = await late.hears((message) => message.op === 'snapshot')
  expect(snapshot).toMatchObject({ version: 3, state: { streaming: true } })
  expect(world.hub.viewers(SHOW)).toBe(2)
})
