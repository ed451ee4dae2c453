import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { LotSummary, MoneyWire } from '@dallal/contract'
import { type OwnCluster, startOwnCluster } from '@dallal/testkit'
import { expect, test } from '@playwright/test'
import { type Evening, openEvening, openLot, prepareLot, welcomeBidder } from '../support/evening.ts'
import { bid, expectBooksInOrder, RIYADH, type Told, untilClosed, wallet } from '../support/market-steps.ts'
import { sar } from '../support/money.ts'
import { discardServer, type RunningServer, startServer } from '../support/running-server.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'
import { waitFor } from '../support/wait-for.ts'

/**
 * Two whole servers on one Postgres, and one lot that people bid on at both. The server that decides it is frozen with bids
 * in flight until the other has taken over, then goes on as if nothing had happened; then the other way round.
 */

const PURSE = 90_000_000n

/** Somebody with a window open at each server. */
type Bidder = readonly [atFirst: Visitor, atSecond: Visitor]

let cluster: OwnCluster
let servers: RunningServer[] = []
let evening: Evening
let bidders: Bidder[] = []

test.beforeAll(async () => {
  test.setTimeout(240_000)
  cluster = await startOwnCluster()
  const environment = { DATABASE_URL: cluster.connections.owner, DALLAL_SECRET: randomUUID() }
  const first = await startServer({ roles: 'api,worker', environment })
  servers = [first]
  const second = await startServer({ roles: 'api', environment })
  servers = [first, second]
  evening = await openEvening(first, RIYADH)
  bidders = await Promise.all(
    ['Sami', 'سارة', 'Omar', 'ليلى'].map(async (name) => {
      const visitor = await welcomeBidder(first, name, sar(PURSE))
      return [visitor, createVisitor(second, visitor.cookies())] as const
    }),
  )
})
test.afterAll(async () => {
  for (const visitor of bidders.flat()) visitor.leave()
  for (const server of servers) {
    thaw(server)
    await discardServer(server)
  }
  await cluster?.discard()
})

test('no conflicting bid is appended, whichever server decides the lot when', async () => {
  test.setTimeout(180_000)
  const lot = await openLot(
    evening.seller,
    await prepareLot(evening.seller, { startPrice: sar(10_000n), durationMs: 20_000 }),
  )

  const race = startRace(lot)
  await waitFor('the first server to decide', () => race.answersAt(0) > 20)
  // Each answer from a server says that it decided: what it does not decide, it leaves unanswered as busy.
  for (const [frozen, other] of [
    [0, 1],
    [1, 0],
    [0, 1],
  ] as const) {
    const before = race.answersAt(other)
    freeze(servers[frozen])
    await waitFor('the other server to decide', () => race.answersAt(other) > before + 10, 30_000)
    thaw(servers[frozen])
  }
  await race.stop()

  const closed = await untilClosed(evening.seller, lot)
  const accepted = race.answers.flatMap((answer) =>
    answer.told.kind === 'accepted' ? [{ ...answer, ...answer.told }] : [],
  )
  expect(accepted.length).toBeGreaterThan(20)
  expect(new Set(accepted.map(({ version }) => version)).size).toBe(accepted.length)
  // Asked again at both servers under the same id, everyone hears the same answer.
  for (const { bidder, id, amount, told } of race.answers) {
    for (const visitor of bidder) expect(await bid(visitor, lot.id, amount, id)).toEqual(told)
  }
  const highest = accepted.reduce((most, { amount }) => (BigInt(amount.minor) > most ? BigInt(amount.minor) : most), 0n)
  expect(closed.status).toBe('sold')
  expect(closed.bidCount).toBe(accepted.length)
  expect(BigInt(closed.price?.minor ?? 0)).toBe(highest)

  await expectBooksInOrder(servers[0] as RunningServer, evening.operator)
  const purses = await Promise.all(bidders.map(([visitor]) => wallet(visitor, 'SAR')))
  expect(purses.every(({ held }) => held === 0n)).toBe(true)
  expect(purses.reduce((sum, { available }) => sum + available, 0n)).toBe(BigInt(bidders.length) * PURSE - highest)
})

interface RacedBid {
  readonly bidder: Bidder
  readonly id: string
  readonly amount: MoneyWire
  readonly told: Told
}

/** After this long without an answer a bid is sent to the other server too. */
const PATIENCE_MS = 1_000

/** Everyone bids above everything bid before, at one server and then at the other until one of them decides. */
function startRace(lot: LotSummary) {
  const answers: RacedBid[] = []
  const counts = [0, 0]
  let offered = BigInt(lot.startPrice.minor)
  let goesOn = true

  async function decide(bidder: Bidder, id: string, amount: MoneyWire, first: number): Promise<Told> {
    for (let turn = first; ; turn += 1) {
      const at = turn % 2
      const told = await Promise.race([bid(bidder[at as 0 | 1], lot.id, amount, id), pause(PATIENCE_MS, null)])
      if (told === null || (told.kind === 'refused' && told.code === 'busy')) continue
      counts[at] = (counts[at] ?? 0) + 1
      return told
    }
  }

  async function fight(bidder: Bidder, place: number): Promise<void> {
    while (goesOn) {
      offered += 5_000n
      const id = randomUUID()
      const amount = sar(offered)
      answers.push({ bidder, id, amount, told: await decide(bidder, id, amount, place) })
    }
  }

  const fights = bidders.map(fight)
  return {
    answers,
    answersAt: (server: number) => counts[server] ?? 0,
    async stop() {
      goesOn = false
      await Promise.all(fights)
    },
  }
}

function freeze(server: RunningServer | undefined): void {
  if (server) process.kill(server.pid, 'SIGSTOP')
}

function thaw(server: RunningServer | undefined): void {
  if (server) process.kill(server.pid, 'SIGCONT')
}
