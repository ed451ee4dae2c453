import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { asId, type BidId, type LotId, type UserId } from '@dallal/kernel'
import { type OwnCluster, startOwnCluster, type TestDatabase } from '@dallal/testkit'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createClient, openDatabase } from '#platform/database'
import type { CommandOutcome } from '#platform/realtime'
import type { SentBid } from './auction.test-process.ts'
import { expectSound, openWorld, type World } from './auction.test-world.ts'

/**
 * Something dies in the middle of a running lot with bids in flight. Bidders do what a client does: they send a bid again,
 * with the same id, until it is answered. Whatever was answered before must still be true, and nothing may be there twice.
 */

const servers: ChildProcess[] = []
let cluster: OwnCluster
let world: World
beforeEach(async () => {
  cluster = await startOwnCluster()
  const times = { leaseMs: 1_000, renewMs: 200, lookEveryMs: 200 }
  world = await openWorld('SAR', times, databaseOf(cluster))
}, 90_000)
afterEach(async () => {
  for (const server of servers.splice(0)) killHard(server)
  await world.node.stop()
  await world.db.close()
  await cluster.discard()
})

const LOT = { durationMs: 8_000, windowMs: 3_000, extensionMs: 3_000 }

it('kill -9 of Postgres: no answered bid is lost, none is doubled, the lot closes properly', async () => {
  const people = await world.crowd(30, 1_000_000_000n)
  const lot = await world.openLot(LOT)
  const told = new Map<string, Answered>()
  const bidding = new Bidding(lot, people, told, (bid) => world.bid(bid.lot, bid.person, bid.minor, { id: bid.id }))
  await bidding.hasAnswered(100)
  await cluster.kill()
  const before = told.size
  await cluster.restart()
  await bidding.hasAnswered(before + 100)
  await bidding.stop()

  await expectTrue(told, lot)
  await endOf(lot)
  await expectTrue(told, lot)
}, 90_000)

it('kill -9 of the process that decides the lot: another one takes over and finishes it', async () => {
  const people = await world.crowd(30, 1_000_000_000n)
  const lot = await world.openLot(LOT)
  await world.node.auction.stop()
  const told = new Map<string, Answered>()
  let server = await startServer()
  const bidding = new Bidding(lot, people, told, (bid) => server.bid(bid))
  await bidding.hasAnswered(100)
  server.kill()
  const before = told.size
  server = await startServer()
  await bidding.hasAnswered(before + 100)
  await bidding.stop()

  await expectTrue(told, lot)
  await endOf(lot)
  server.kill()
  await expectTrue(told, lot)
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
  await endOf(lot)
  expect(await world.row(lot)).toMatchObject({ leader_id: noor })
  await expectSound(world.db)
}, 90_000)

interface Answered extends SentBid {
  readonly outcome: CommandOutcome
}

/** People who bid one bid after the other, each sent again until it is answered. */
class Bidding {
  private isOver = false
  private readonly done: Promise<unknown>
  private readonly told: Map<string, Answered>
  private price = 10_000n

  constructor(
    lot: LotId,
    people: readonly UserId[],
    told: Map<string, Answered>,
    send: (bid: SentBid) => Promise<CommandOutcome | null>,
  ) {
    this.told = told
    this.done = Promise.all(people.map((person) => this.bidOn(lot, person, send)))
  }

  async hasAnswered(count: number): Promise<void> {
    while (this.told.size < count) await pause(10)
  }

  async stop(): Promise<void> {
    this.isOver = true
    await this.done
  }

  private async bidOn(
    lot: LotId,
    person: UserId,
    send: (bid: SentBid) => Promise<CommandOutcome | null>,
  ): Promise<void> {
    while (!this.isOver) {
      this.price += 1_000n
      const bid = { id: asId<BidId>(randomUUID()), lot, person, minor: this.price }
      for (;;) {
        const outcome = await Promise.race([send(bid).catch(() => null), pause(1_000, null)])
        const isBusy = outcome?.kind === 'refused' && outcome.refusal.code === 'busy'
        if (outcome && !isBusy) {
          this.told.set(bid.id, { ...bid, outcome })
          break
        }
        await pause(20)
      }
    }
  }
}

/** What people were told is what stands in the tables, and every law holds. */
async function expectTrue(told: ReadonlyMap<string, Answered>, lot: LotId): Promise<void> {
  const rows = await world.db.asSuperuser<{ id: string; outcome: CommandOutcome; events: bigint }>(
    `select bid.bid_id as id, bid.outcome, count(event.version) as events
     from lot_bid as bid
     left join lot_event as event
       on event.lot_id = bid.lot_id and event.version = bid.accepted_version and event.bidder_id = bid.bidder_id
     where bid.lot_id = $1
     group by bid.bid_id, bid.outcome`,
    [lot],
  )
  const stored = new Map(rows.map((row) => [row.id, row]))
  for (const { id, outcome } of told.values()) {
    expect(stored.get(id)?.outcome).toEqual(outcome)
    expect(stored.get(id)?.events).toBe(outcome.kind === 'accepted' ? 1n : 0n)
  }
  const accepted = [...told.values()].filter(({ outcome }) => outcome.kind === 'accepted')
  expect(accepted.length).toBeGreaterThan(5)
  expect((await world.row(lot)).bid_count).toBe(accepted.length)
  await expectSound(world.db)
}

/** The lot runs to its end by itself: sold to the highest bid. */
async function endOf(lot: LotId): Promise<void> {
  let row = await world.row(lot)
  while (row.status === 'open') {
    await pause(50)
    row = await world.row(lot)
  }
  const [highest] = await world.db.asSuperuser<{ minor: bigint }>(
    `select max((body -> 'amount' ->> 'minor')::bigint) as minor from lot_event where lot_id = $1`,
    [lot],
  )
  expect(row).toMatchObject({ status: 'sold', price_minor: highest?.minor })
}

async function startServer() {
  const child = fork(join(import.meta.dirname, 'auction.test-process.ts'), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
    env: { ...process.env, TEST_CONNECTIONS: JSON.stringify(cluster.connections) },
  })
  servers.push(child)
  const waiting = new Map<string, (outcome: CommandOutcome | null) => void>()
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => reject(new Error('the server did not start')))
    child.on('message', (message: 'ready' | { id: string; outcome: CommandOutcome | null }) => {
      if (message === 'ready') resolve()
      else waiting.get(message.id)?.(message.outcome)
    })
  })
  return {
    bid: (bid: SentBid) =>
      new Promise<CommandOutcome | null>((resolve) => {
        waiting.set(bid.id, resolve)
        if (child.connected) child.send(bid, (error) => error && resolve(null))
        else resolve(null)
      }),
    kill: () => killHard(child),
  }
}

function killHard(child: ChildProcess): void {
  child.removeAllListeners('exit')
  child.kill('SIGKILL')
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
