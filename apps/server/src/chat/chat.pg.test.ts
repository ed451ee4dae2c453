import { randomUUID } from 'node:crypto'
import { type Answer, topicOf } from '@dallal/contract'
import { asId, type SellerId, type ShowId, type UserId } from '@dallal/kernel'
import { insertPerson, insertSeller, openTestDatabase, type TestDatabase, testId } from '@dallal/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { join, openWorld, tokenOf, type Viewer, type World } from '#test-socket'
import { composeChat } from './compose.ts'

/** Words in a show, over the live socket and down to the table. */

const SELLER = testId<UserId>(1)
const NOOR = testId<UserId>(2)
const SAMI = testId<UserId>(3)
const ON_AIR = testId<ShowId>(10)
const ANNOUNCED = testId<ShowId>(11)
const DRAFT = testId<ShowId>(12)
let db: TestDatabase
let world: World
let chat: ReturnType<typeof composeChat>

beforeAll(async () => {
  db = await openTestDatabase()
  world = await openWorld()
  chat = composeChat({ database: db.database, hub: world.hub })
  await insertPerson(db, SELLER, 'البائعة')
  await insertPerson(db, NOOR, 'نور')
  await insertPerson(db, SAMI, 'سامي')
  await insertSeller(db, { id: testId<SellerId>(4), person: SELLER, slug: 'shop' })
  await db.asSuperuser(
    `insert into show (id, seller_id, title_ar, title_en, status, currency, starts_at, went_live_at, created_at, updated_at)
     select id, $2, 'مساء', '', status, 'SAR', now(), case when status = 'live' then now() end, now(), now()
     from unnest($1::uuid[], array['live', 'scheduled', 'draft']) as show (id, status)`,
    [[ON_AIR, ANNOUNCED, DRAFT], testId<SellerId>(4)],
  )
})
afterAll(async () => {
  await chat.stop()
  await world.stop()
  await db.close()
})

async function enter(person: UserId): Promise<Viewer> {
  const viewer = await join(world)
  viewer.say({ op: 'auth', token: tokenOf(person) })
  await viewer.hears((message) => message.op === 'authed')
  return viewer
}

async function say(viewer: Viewer, text: string, { id = randomUUID() as string, show = ON_AIR } = {}): Promise<string> {
  const seen = viewer.heard.length
  viewer.say({ op: 'say', id, show, text })
  const isAnswer = (message: { op: string }): message is Answer => message.op === 'answer'
  await viewer.hears((message) => isAnswer(message) && message.to === id && viewer.heard.indexOf(message) >= seen)
  const answer = viewer.heard.slice(seen).find(isAnswer)
  if (!answer) throw new Error('what is said is answered')
  return answer.outcome.kind === 'refused' ? answer.outcome.refusal.code : `accepted ${answer.outcome.version}`
}

it('what is said is answered, heard by everyone in order, and there for whoever comes later', async () => {
  const [noor, seller] = [await enter(NOOR), await enter(SELLER)]
  const watcher = await join(world)
  watcher.say({ op: 'sub', topic: topicOf('chat', ON_AIR) })
  await watcher.hears((message) => message.op === 'snapshot')

  expect(await say(noor, '  كم \u202eوزنه؟ ')).toBe('accepted 1')
  expect(await say(seller, 'كيلو ونصف')).toBe('accepted 2')
  await watcher.hears((message) => message.op === 'event' && message.version === 2)
  const heard = watcher.heard.flatMap((message) =>
    message.op === 'event' && message.kind === 'chat' ? [message.event.message] : [],
  )
  expect(heard).toMatchObject([
    { name: 'نور', role: 'viewer', text: 'كم وزنه؟' },
    { name: 'البائعة', role: 'seller', text: 'كيلو ونصف' },
  ])

  const late = await join(world)
  late.say({ op: 'sub', topic: topicOf('chat', ON_AIR) })
  const snapshot = await late.hears((message) => message.op === 'snapshot')
  expect(snapshot).toMatchObject({ version: 2, state: { messages: heard } })
})

describe('one id is said once', () => {
  it('however often it is sent; another person, or other words, cannot have it', async () => {
    const [noor, sami] = [await enter(NOOR), await enter(SAMI)]
    const id = randomUUID()
    const first = await say(noor, 'مرة واحدة', { id })
    for (let n = 0; n < 10; n += 1) expect(await say(noor, 'مرة واحدة', { id })).toBe(first)
    expect(await say(sami, 'مرة واحدة', { id })).toBe('key_reused')
    const rows = await db.asSuperuser('select id from chat_message where id = $1', [id])
    expect(rows).toHaveLength(1)
  })
})

describe('what is refused', () => {
  it('nothing, too much, and words where there is no room for them', async () => {
    const sami = await enter(SAMI)
    expect(await say(sami, ' \u202e\n ')).toBe('message_empty')
    expect(await say(sami, 'ش'.repeat(301))).toBe('message_too_long')
    expect(await say(sami, 'مبكر', { show: ANNOUNCED })).toBe('show_not_live')
    expect(await say(sami, 'سر', { show: DRAFT })).toBe('not_found')
    expect(await say(sami, 'لا شيء', { show: testId<ShowId>(404) })).toBe('not_found')
    const watcher = await enter(SAMI)
    watcher.say({ op: 'sub', topic: topicOf('chat', DRAFT) })
    expect(await watcher.hears((message) => message.op === 'refused')).toMatchObject({ refusal: { code: 'not_found' } })
  })

  it('haste: five at once, and then one is told how long to wait', async () => {
    const person = testId<UserId>(20)
    await insertPerson(db, person, 'مستعجل')
    const viewer = await enter(person)
    const outcomes: string[] = []
    for (let n = 0; n < 7; n += 1) outcomes.push(await say(viewer, `رسالة ${n}`))
    expect(outcomes.map((outcome) => outcome.split(' ')[0])).toEqual([
      ...Array(5).fill('accepted'),
      ...Array(2).fill('chat_too_fast'),
    ])
    const refused = viewer.heard.find((message) => message.op === 'answer' && message.outcome.kind === 'refused')
    expect(refused).toMatchObject({ outcome: { refusal: { facts: { retryAfterSeconds: 2 } } } })
  })
})

it('a hundred people at once are numbered without a gap, also by two processes', async () => {
  const second = await openWorld()
  const database = db.connectAgain()
  const secondChat = composeChat({ database, hub: second.hub })
  const people = Array.from({ length: 100 }, (_, n) => testId<UserId>(100 + n))
  await db.asSuperuser(
    `with login as (
       insert into identity.login (id, email, email_verified)
       select id, id || '@test.invalid', true from unnest($1::uuid[]) as id returning id
     )
     insert into person (id, name, locale, created_at) select id, 'زائر', 'ar', now() from login`,
    [people],
  )
  const rooms = [world, second]
  await Promise.all(
    people.map(async (person, n) => {
      const viewer = await join(rooms[n % 2] ?? world)
      viewer.say({ op: 'auth', token: tokenOf(person) })
      expect(await say(viewer, `أنا ${n}`)).toMatch(/^accepted/)
    }),
  )
  const rows = await db.asSuperuser<{ version: bigint }>(
    'select version from chat_message where show_id = $1 order by version',
    [asId<ShowId>(ON_AIR)],
  )
  expect(rows.map(({ version }) => Number(version))).toEqual(rows.map((_, n) => n + 1))
  expect(rows.length).toBeGreaterThanOrEqual(100)
  await secondChat.stop()
  await second.stop()
})
