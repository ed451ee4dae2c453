import { randomUUID } from 'node:crypto'
import { topicOf } from '@dallal/contract'
import type { LotId, ShowId, UserId } from '@dallal/kernel'
import { testId } from '@dallal/testkit'
import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { join, openWorld as openSocket, type World as Socket, tokenOf, type Viewer } from '#test-socket'
import { startNode } from './auction.test-node.ts'
import { contextOf, expectSound, OPERATOR_CALLER, openWorld, type World } from './auction.test-world.ts'

/** A lot as people at the other end of a socket live it. */

const DRAFT = testId<ShowId>(700)
let world: World
let socket: Socket
let server: ReturnType<typeof startNode>
beforeAll(async () => {
  world = await openWorld('SAR', { lookEveryMs: 50 })
  socket = await openSocket()
  server = startNode(world.db.connectAgain(), world.db.connections.system, world.time, { lookEveryMs: 50 }, socket.hub)
})
afterAll(async () => {
  await Promise.all([world.node.stop(), server.stop()])
  await socket.stop()
  await world.db.close()
})

async function enter(person: UserId, ...topics: string[]): Promise<Viewer> {
  const viewer = await join(socket)
  viewer.say({ op: 'auth', token: tokenOf(person) }, ...topics.map((topic) => ({ op: 'sub', topic })))
  await viewer.hears((message) => message.op === 'authed')
  for (const topic of topics) await viewer.hears((message) => message.op === 'snapshot' && message.topic === topic)
  return viewer
}

/** The lot was opened by a process that then went away in order; the one with the sockets takes it in. */
async function openLotHere(): Promise<LotId> {
  const lot = await world.openLot()
  await world.node.auction.stop()
  return lot
}

it('a bid is answered, then everyone hears of it; who is outbid hears it alone, and nobody hears who it was', async () => {
  const [noor, sami] = await world.crowd(2, 100_000n)
  if (!noor || !sami) throw new Error('two people bid')
  const lot = await openLotHere()
  const first = await enter(noor, topicOf('lot', lot), topicOf('user', noor))
  const second = await enter(sami, topicOf('lot', lot), topicOf('user', sami))

  const bid = (minor: string) => ({ op: 'bid', id: randomUUID(), lot, amount: { minor, currency: 'SAR' }, seen: 1 })
  first.say(bid('10000'))
  await first.hears(
    (message) => message.op === 'event' && message.kind === 'lot' && message.event.type === 'bid_accepted',
  )
  const answered = first.heard.findIndex((message) => message.op === 'answer')
  const told = first.heard.findIndex((message) => message.op === 'event' && message.kind === 'lot')
  expect(answered).toBeGreaterThan(-1)
  expect(answered).toBeLessThan(told)

  second.say(bid('20000'))
  const outbid = await first.hears(
    (message) => message.op === 'event' && message.kind === 'user' && message.event.type === 'outbid',
  )
  expect(outbid).toMatchObject({ event: { lot, released: { minor: '10000' }, price: { minor: '20000' } } })
  await second.hears((message) => message.op === 'event' && message.kind === 'user' && message.event.type === 'leading')
  expect(JSON.stringify(first.heard)).not.toContain(sami)
  expect(JSON.stringify(second.heard)).not.toContain(noor)

  // Whoever comes back from version 1 hears exactly what they missed; a stranger’s private topic stays closed.
  const late = await join(socket)
  late.say({ op: 'sub', topic: topicOf('lot', lot) }, { op: 'sub', topic: topicOf('user', noor) })
  const snapshot = await late.hears((message) => message.op === 'snapshot')
  if (snapshot.op !== 'snapshot') throw new Error('a snapshot was asked for')
  expect(snapshot).toMatchObject({ version: 3, state: { leader: { alias: 2, amount: { minor: '20000' } } } })
  // How it came to that, as everyone may see it: newest first, and nobody by name.
  expect(snapshot.state).toMatchObject({
    bids: [
      { version: 3, alias: 2, amount: { minor: '20000' } },
      { version: 2, alias: 1, amount: { minor: '10000' } },
    ],
    voidReason: null,
  })
  expect(JSON.stringify(snapshot)).not.toMatch(new RegExp(`${noor}|${sami}`))
  expect(await late.hears((message) => message.op === 'refused')).toMatchObject({ refusal: { code: 'not_signed_in' } })
  const back = await join(socket)
  back.say({ op: 'sub', topic: topicOf('lot', lot), from: { epoch: snapshot.epoch, version: 1 } })
  expect(await back.hears((message) => message.op === 'resume')).toMatchObject({ count: 2 })
  await expectSound(world.db)
})

it('who comes after a lot was voided is told why', async () => {
  const noor = await world.bidder(100_000n)
  const lot = await world.openLot({}, world.otherStage)
  await world.bid(lot, noor, 10_000n)
  const input = { lot, reason: 'item_problem' as const, note: 'Cracked' }
  await call(world.node.auction.routes.auction.voidLot, input, { context: contextOf(OPERATOR_CALLER) })
  const late = await join(socket)
  late.say({ op: 'sub', topic: topicOf('lot', lot) })
  const snapshot = await late.hears((message) => message.op === 'snapshot')
  expect(snapshot).toMatchObject({ state: { status: 'void', voidReason: 'item_problem', bids: [{ alias: 1 }] } })
  expect(JSON.stringify(snapshot)).not.toContain('Cracked')
})

it('a lot of a show that is still a draft is not there: not to follow, not to bid on', async () => {
  const noor = await world.bidder(100_000n)
  await world.db.asSuperuser(
    `insert into show (id, seller_id, title_ar, title_en, status, currency, created_at, updated_at)
     values ($1, $2, 'سر', '', 'draft', 'SAR', now(), now())`,
    [DRAFT, world.otherStage.shop],
  )
  const lot = await world.queueLot({}, { ...world.otherStage, show: DRAFT })
  const viewer = await enter(noor)
  viewer.say({ op: 'sub', topic: topicOf('lot', lot) }, { op: 'sub', topic: topicOf('show', DRAFT) })
  for (const topic of [topicOf('lot', lot), topicOf('show', DRAFT)]) {
    const refused = await viewer.hears((message) => message.op === 'refused' && message.topic === topic)
    expect(refused).toMatchObject({ refusal: { code: 'not_found' } })
  }
  viewer.say({ op: 'bid', id: randomUUID(), lot, amount: { minor: '10000', currency: 'SAR' }, seen: 0 })
  const answer = await viewer.hears((message) => message.op === 'answer')
  expect(answer).toMatchObject({ outcome: { kind: 'refused', refusal: { code: 'not_found' } } })

  const owner = await enter(world.otherStage.seller, topicOf('show', DRAFT))
  expect(owner.heard.find((message) => message.op === 'snapshot')).toMatchObject({
    state: { status: 'draft', lots: [{ id: lot }] },
  })
})
