import { setTimeout as pause } from 'node:timers/promises'
import type { LotId } from '@dallal/kernel'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Bidding, expectTrue, isBusy, runsToItsEnd } from './auction.test-bidding.ts'
import { startTestServer, type TestServer } from './auction.test-server.ts'
import { openWorld, type World } from './auction.test-world.ts'

/**
 * Two server processes that both would decide one lot, with bids for it arriving at both. The one that decides it is frozen
 * wherever it is, often in the middle of a transaction; the other takes over; then the first goes on, sure that it still
 * owns the lot and with a batch in its hands.
 */

const TIMES = { leaseMs: 300, renewMs: 80, lookEveryMs: 100 }
const LOT = { durationMs: 8_000, windowMs: 3_000, extensionMs: 3_000 }
const HAND_OVERS = 8

let world: World
let servers: TestServer[] = []
beforeEach(async () => {
  world = await openWorld('SAR', TIMES)
})
afterEach(async () => {
  for (const server of servers) server.kill()
  await world.node.stop()
  await world.db.close()
})

it('append no conflicting bid, whoever owns the lot when', async () => {
  const people = await world.crowd(20, 1_000_000_000n)
  const lot = await world.openLot(LOT)
  // Now it belongs to nobody, and both reach for it.
  await world.node.auction.stop()
  servers = await Promise.all([1, 2].map(() => startTestServer(world.db.connections, TIMES)))

  const decided = servers.map(() => 0)
  let turn = 0
  const bidding = new Bidding(lot, people, async (bid) => {
    const at = turn++ % servers.length
    const outcome = await (servers[at] as TestServer).bid(bid)
    if (outcome && !isBusy(outcome)) decided[at] = (decided[at] ?? 0) + 1
    return outcome
  })
  await bidding.hasAnswered(50)
  for (let round = 0; round < HAND_OVERS; round += 1) {
    const frozen = servers[round % 2] as TestServer
    frozen.freeze()
    await decides((round + 1) % 2, decided)
    frozen.thaw()
  }
  await bidding.stop()
  const fence = await fenceOf(lot)

  await expectTrue(world, bidding.told, lot)
  await runsToItsEnd(world, lot)
  await expectTrue(world, bidding.told, lot)
  expect(fence).toBeGreaterThanOrEqual(HAND_OVERS)
  console.log(`two processes: ${bidding.told.size} bids, the lot changed hands ${fence} times`)
}, 60_000)

/** Waits until a server has decided some more bids. */
async function decides(which: number, decided: readonly number[]): Promise<void> {
  const before = decided[which] ?? 0
  while ((decided[which] ?? 0) < before + 10) await pause(10)
}

/** How often the lot has changed hands. */
async function fenceOf(lot: LotId): Promise<bigint> {
  const [lease] = await world.db.asSuperuser<{ fence: bigint }>('select fence from lot_lease where lot_id = $1', [lot])
  return lease?.fence ?? 0n
}
