import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LotSummary } from '@dallal/contract'
import { expect, test } from '@playwright/test'
import { acceptedOf, type BiddingWar, startBiddingWar } from '../support/bidding-war.ts'
import { type Evening, openEvening, openLot, prepareLot, welcomeBidder } from '../support/evening.ts'
import { bid, expectBooksInOrder, RIYADH, untilClosed, wallet } from '../support/market-steps.ts'
import { sar } from '../support/money.ts'
import { discardServer, type RunningServer, startServer } from '../support/running-server.ts'
import type { Visitor } from '../support/visitor.ts'
import { waitFor } from '../support/wait-for.ts'

/**
 * Power cuts in the middle of a running lot, with bids in flight. Whatever was acknowledged before must stand afterwards,
 * once; whatever was in flight is answered in the end, because bidders ask again under the same id; and the lot closes.
 */

const PURSE = 50_000_000n

let server: RunningServer
let evening: Evening
let bidders: Visitor[]

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(180_000)
  server = await startServer({ roles: 'api,worker' })
  evening = await openEvening(server, RIYADH)
  bidders = await Promise.all(['Sami', 'سارة', 'Omar', 'ليلى'].map((name) => welcomeBidder(server, name, sar(PURSE))))
})
test.afterAll(async () => {
  for (const bidder of bidders ?? []) bidder.leave()
  await discardServer(server)
})

async function openALot(): Promise<LotSummary> {
  return openLot(evening.seller, await prepareLot(evening.seller, { startPrice: sar(10_000n), durationMs: 20_000 }))
}

async function expectNothingLost(lot: LotSummary, war: BiddingWar): Promise<void> {
  await war.stop()
  const closed = await untilClosed(evening.seller, lot)
  const accepted = acceptedOf(war.answers)
  expect(accepted.length).toBeGreaterThan(10)
  expect(new Set(accepted.map(({ version }) => version)).size).toBe(accepted.length)

  // Everyone who was answered asks again under the same id: the answer is the same, and nothing is bid twice.
  for (const { bidder, id, amount, told } of war.answers) expect(await bid(bidder, lot.id, amount, id)).toEqual(told)

  const highest = accepted.reduce((most, { amount }) => (BigInt(amount.minor) > most ? BigInt(amount.minor) : most), 0n)
  expect(closed.status).toBe('sold')
  expect(BigInt(closed.price?.minor ?? 0)).toBe(highest)
  expect(closed.bidCount).toBe(accepted.length)
  await expectBooksInOrder(server, evening.operator)
  await evening.seller.api.shows.endShow({ show: lot.show })
}

test('the server is killed: no acknowledged bid is lost or doubled, and the lot closes', async () => {
  const lot = await openALot()
  const war = startBiddingWar(bidders, lot, 5_000n)
  await waitFor('the war to be hot', () => war.answers.length > 40)

  await server.kill()
  const { dataFolder, url } = server
  server = await startServer({ roles: 'api,worker', dataFolder, port: Number(new URL(url).port) })
  const before = war.answers.length
  await waitFor('bidding to go on', () => war.answers.length > before + 20)

  await expectNothingLost(lot, war)
})

test('Postgres is killed: the server waits for it to come back, and nothing acknowledged is lost', async () => {
  const lot = await openALot()
  const war = startBiddingWar(bidders, lot, 5_000n)
  await waitFor('the war to be hot', () => war.answers.length > 40)

  process.kill(postmasterOf(server), 'SIGKILL')
  const before = war.answers.length
  await waitFor('bidding to go on', () => war.answers.length > before + 20)

  await expectNothingLost(lot, war)
})

test('after all of it every wallet holds what it should', async () => {
  const purchases = await Promise.all(bidders.map(async ({ api }) => (await api.orders.purchases({})).items))
  const spent = purchases.map((items) => items.reduce((sum, { price }) => sum + BigInt(price.minor), 0n))
  for (const [index, bidder] of bidders.entries()) {
    expect(await wallet(bidder, 'SAR')).toEqual({ available: PURSE - (spent[index] ?? 0n), held: 0n, incoming: 0n })
  }
  expect(purchases.flat()).toHaveLength(2)
})

function postmasterOf({ dataFolder }: RunningServer): number {
  const [pid = ''] = readFileSync(join(dataFolder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')
  return Number(pid)
}
