import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { asId, type BidId, type LotId, minusMs, toIso, type UserId } from '@dallal/kernel'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Node, startNode } from './auction.test-node.ts'
import { expectSound, openWorld, type World, words } from './auction.test-world.ts'
import { renewLease } from './lease-store.ts'
import { appendEvents, loadLot } from './lot-store.ts'

/** Two server processes on one database: each with its own connections, its own ledger writer and its own rooms. */

const NEVER = 1_000_000
let world: World
let other: Node

async function open(leaseMs: number): Promise<void> {
  world = await openWorld('SAR', { leaseMs, renewMs: NEVER, lookEveryMs: NEVER })
  const database = world.db.connectAgain()
  other = startNode(database, world.db.connections.system, world.time, { leaseMs, renewMs: NEVER, lookEveryMs: NEVER })
}

afterEach(async () => {
  await expectSound(world.db)
  await Promise.all([world.node.stop(), other.stop()])
  await world.db.close()
})

/** Waits for the fact that the lease of a lot has run out, by the database's clock. */
async function leaseRunsOut(lot: LotId): Promise<void> {
  for (;;) {
    const isOver = 'select lease_until <= clock_timestamp() as over from lot_lease where lot_id = $1'
    const [lease] = await world.db.asSuperuser<{ over: boolean }>(isOver, [lot])
    if (lease?.over) return
    await pause(20)
  }
}

/** Waits for the fact that so many transactions wait for somebody else's lock. */
async function standingAtALock(many: number): Promise<void> {
  for (;;) {
    const [found] = await world.db.asSuperuser<{ many: number }>(
      `select count(*)::int as many from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (found && found.many >= many) return
    await pause(20)
  }
}

describe('while one process decides a lot', () => {
  beforeEach(() => open(20_000))

  it('another one decides nothing, and says to come back', async () => {
    const noor = await world.bidder(100_000n)
    const lot = await world.openLot()
    await world.bid(lot, noor, 10_000n)
    const sami = await world.bidder(100_000n)
    const id = asId<BidId>(randomUUID())
    expect(words(await world.bid(lot, sami, 20_000n, { id, through: other }))).toBe('busy')
    // It was not decided: the same id through the owner is.
    expect(words(await world.bid(lot, sami, 20_000n, { id }))).toBe('accepted')
    expect(await world.row(lot)).toMatchObject({ leader_id: sami, bid_count: 2 })
  })

  it('a process that goes in order hands over at once', async () => {
    const [noor, sami] = await world.crowd(2, 100_000n)
    const lot = await world.openLot()
    await world.bid(lot, noor as UserId, 10_000n)
    await world.node.auction.stop()
    expect(words(await world.bid(lot, sami as UserId, 20_000n, { through: other }))).toBe('accepted')
  })
})

describe('a takeover that waits behind the close', () => {
  beforeEach(() => open(20_000))

  it('finds the lot ended, and leaves no lease behind', async () => {
    const [noor, sami] = await world.crowd(2, 100_000n)
    const lot = await world.openLot()
    await world.bid(lot, noor as UserId, 10_000n)
    // Both stand at the lease, the owner first, until we let go of it.
    const waiting: Promise<unknown>[] = []
    await world.db.database.asSystem(async (tx) => {
      await sql`select from lot_lease where lot_id = ${lot} for update`.execute(tx)
      waiting.push(world.close(lot))
      await standingAtALock(1)
      waiting.push(world.bid(lot, sami as UserId, 20_000n, { through: other }))
      await standingAtALock(2)
    })
    const [closed, late] = await Promise.all(waiting)
    expect(closed).toMatchObject({ status: 'sold', leader_id: noor })
    expect(late).toMatchObject({ refusal: { code: 'lot_not_open' } })
    expect(await world.db.asSuperuser('select from lot_lease where lot_id = $1', [lot])).toEqual([])
  })
})

describe('when the owner gives no sign of life', () => {
  beforeEach(() => open(200))

  it('another one takes over, and the former one writes nothing more', async () => {
    const [noor, sami] = await world.crowd(2, 100_000n)
    const lot = await world.openLot()
    await world.bid(lot, noor as UserId, 10_000n)
    const before = await world.db.database.asSystem((tx) => loadLot(tx, lot))
    const [stale] = await world.db.asSuperuser<{ node: string; fence: bigint }>('select node, fence from lot_lease')
    await leaseRunsOut(lot)

    expect(words(await world.bid(lot, sami as UserId, 20_000n, { through: other }))).toBe('accepted')
    const [lease] = await world.db.asSuperuser<{ node: string; fence: bigint }>('select node, fence from lot_lease')
    expect(lease?.node).not.toBe(stale?.node)
    expect(lease?.fence).toBeGreaterThan(stale?.fence ?? 0n)

    if (!before || !stale) throw new Error('the lot and its lease are there')
    const written = await world.db.database.asSystem(async (tx) => {
      const renewed = await renewLease(tx, lot, stale, 10_000)
      const { lot: seen } = before
      const event = {
        type: 'lot_extended',
        version: seen.version + 1,
        at: world.time.now(),
        closesAt: world.time.now(),
      }
      const after = { lot: { ...seen, version: seen.version + 1 }, hold: before.hold }
      // The fence fails, and so does the version, each for itself.
      return { renewed, appended: await appendEvents(tx, seen, [event as never], after) }
    })
    expect(written).toEqual({ renewed: null, appended: false })
  })

  it('a lot whose time ran out meanwhile goes on for one window', async () => {
    const [noor, sami] = await world.crowd(2, 100_000n)
    const lot = await world.openLot({ durationMs: 5_000, windowMs: 4_000, extensionMs: 3_000 })
    await world.bid(lot, noor as UserId, 10_000n)
    const { closes_at } = await world.row(lot)
    if (!closes_at) throw new Error('an open lot has an end')
    // The owner stopped a second before the end, and nobody looked until after it.
    await world.node.auction.stop()
    await world.db.asSuperuser('update lot_lease set alive_at = $1', [toIso(minusMs(closes_at, 1_000))])
    while (world.time.now() < closes_at) await pause(50)
    await other.auction.rooms.takeInOrphans()
    await other.wire.hears((kind, id, _, event) => kind === 'lot' && id === lot && event.type === 'lot_resumed')
    const resumed = await world.row(lot)
    expect((resumed.closes_at ?? 0) - closes_at).toBeGreaterThanOrEqual(4_000)
    expect(words(await world.bid(lot, sami as UserId, 20_000n, { through: other }))).toBe('accepted')
  })
})

describe('two processes that race for one lot with leases as short as a blink', () => {
  beforeEach(() => open(5))

  it('append no conflicting bid, whoever owns it when', async () => {
    const people = await world.crowd(40, 100_000_000n)
    const lot = await world.openLot()
    const nodes = [world.node, other]
    let price = 10_000n
    const decided = await Promise.all(
      people.map(async (person, n) => {
        const own: string[] = []
        for (let round = 0; round < 6; round += 1) {
          price += 700n
          own.push(await insist(lot, person, price, nodes, n + round))
        }
        return own
      }),
    )
    const outcomes = decided.flat()
    expect(outcomes).not.toContain('busy')
    const { bid_count } = await world.row(lot)
    expect(bid_count).toBe(outcomes.filter((outcome) => outcome === 'accepted').length)
    const [owners] = await world.db.asSuperuser<{ fence: bigint }>('select fence from lot_lease where lot_id = $1', [
      lot,
    ])
    console.log(
      `two processes: ${outcomes.length} bids, ${bid_count} accepted, the lot changed hands ${owners?.fence} times`,
    )
  })
})

/** Sends a bid to one process and the other in turn until one of them decides it. */
async function insist(
  lot: LotId,
  person: UserId,
  minor: bigint,
  nodes: readonly Node[],
  first: number,
): Promise<string> {
  const id = asId<BidId>(randomUUID())
  for (let turn = first; ; turn += 1) {
    const through = nodes[turn % nodes.length] ?? world.node
    const outcome = words(await world.bid(lot, person, minor, { id, through }))
    if (outcome !== 'busy') return outcome
  }
}
