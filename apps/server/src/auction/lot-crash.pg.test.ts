import { setTimeout as pause } from 'node:timers/promises'
import { type OwnCluster, startOwnCluster, type TestDatabase } from '@dallal/testkit'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createClient, openDatabase } from '#platform/database'
import { Bidding, expectTrue, runsToItsEnd } from './auction.test-bidding.ts'
import { startTestServer, type TestServer } from './auction.test-server.ts'
import { expectSound, openWorld, type World } from './auction.test-world.ts'

/**
 * Something dies in the middle of a running lot with bids in flight. Bidders do what a client does: they send a bid again,
 * with the same id, until it is answered. Whatever was answered before must still be true, and nothing may be there twice.
 */

const TIMES = { leaseMs: 1_000, renewMs: 200, lookEveryMs: 200 }

const servers: TestServer[] = []
let cluster: OwnCluster
let world: World
beforeEach(async () => {
  cluster = await startOwnCluster()
  world = await openWorld('SAR', TIMES, databaseOf(cluster))
}, 90_000)
afterEach(async () => {
  for (const server of servers.splice(0)) server.kill()
  await world.node.stop()
  await world.db.close()
  await cluster.discard()
})

const LOT = { durationMs: 8_000, windowMs: 3_000, extensionMs: 3_000 }

it('kill -9 of Postgres: no answered bid is lost, none is doubled, the lot closes properly', async () => {
  const people = await world.crowd(30, 1_000_000_000n)
  const lot = await world.openLot(LOT)
  const bidding = new Bidding(lot, people, (bid) => world.bid(bid.lot, bid.person, bid.minor, { id: bid.id }))
  await bidding.hasAnswered(100)
  await cluster.kill()
  const before = bidding.told.size
  await cluster.restart()
  await bidding.hasAnswered(before + 100)
  await bidding.stop()

  await expectTrue(world, bidding.told, lot)
  await runsToItsEnd(world, lot)
  await expectTrue(world, bidding.told, lot)
}, 90_000)

it('kill -9 of the process that decides the lot: another one takes over and finishes it', async () => {
  const people = await world.crowd(30, 1_000_000_000n)
  const lot = await world.openLot(LOT)
  await world.node.auction.stop()
  let server = await startServer()
  const bidding = new Bidding(lot, people, (bid) => server.bid(bid))
  await bidding.hasAnswered(100)
  server.kill()
  const before = bidding.told.size
  server = await startServer()
  await bidding.hasAnswered(before + 100)
  await bidding.stop()

  await expectTrue(world, bidding.told, lot)
  await runsToItsEnd(world, lot)
  server.kill()
  await expectTrue(world, bidding.told, lot)
}, 90_000)

it('kill -9 of Postgres just before the end: what fell into the outage goes on for one window', async () => {
  const [noor, sami] = await world.crowd(2, 1_000_000n)
  if (!noor || !sami) throw new Error('two people bid')
  const lot = await world.openLot({ durationMs: 5_000, windowMs: 3_000, extensionMs: 3_000, suddenDeath: true })
  await world.bid(lot, noor, 10_000n)
  const { closes_at } = await world.row(lot)
  if (!closes_at) throw new Error('an open lot has an end')
  while (world.time.now() < closes_at - 500) await pause(10)
  await cluster.kill()
  // Sent into the outage, before the end that was announced: it arrived in time.
  const inTime = world.bid(lot, sami, 20_000n)
  while (world.time.now() < closes_at) await pause(10)
  await cluster.restart()
  expect(await inTime).toMatchObject({ kind: 'accepted' })

  await world.node.wire.hears((kind, id, _, event) => kind === 'lot' && id === lot && event.type === 'lot_resumed')
  const { closes_at: resumed } = await world.row(lot)
  expect((resumed ?? 0) - closes_at).toBeGreaterThanOrEqual(3_000)
  expect(await world.bid(lot, noor, 30_000n)).toMatchObject({ kind: 'accepted' })
  await runsToItsEnd(world, lot)
  expect(await world.row(lot)).toMatchObject({ leader_id: noor })
  await expectSound(world.db)
}, 90_000)

async function startServer(): Promise<TestServer> {
  const server = await startTestServer(cluster.connections, TIMES)
  servers.push(server)
  return server
}

/** A cluster that can be killed, in the shape of a test's database. */
function databaseOf({ connections, superuserUrl }: OwnCluster): TestDatabase {
  const database = openDatabase({ connections, onError: () => undefined })
  return {
    database,
    connections,
    superuserUrl,
    async asSuperuser(statement, values) {
      const client = createClient(superuserUrl, 'test')
      await client.connect()
      try {
        return (await client.query(statement, values)).rows
      } finally {
        await client.end()
      }
    },
    connectAgain: () => openDatabase({ connections, onError: () => undefined }),
    close: () => database.close(),
  }
}
