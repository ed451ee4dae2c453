import { randomUUID } from 'node:crypto'
import { asId, type BidId, type UserId } from '@dallal/kernel'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CommandOutcome } from '#platform/realtime'
import { expectSound, openWorld, type World } from './auction.test-world.ts'

/** Hundreds of people at once on one lot. What must hold afterwards is asked of the rows, not of what we were told. */

const PEOPLE = 300
let world: World
let people: UserId[]
beforeAll(async () => {
  world = await openWorld()
  people = await world.crowd(PEOPLE, 1_000_000_000n)
})
afterAll(async () => {
  await world.node.stop()
  await world.db.close()
})

it('three hundred people bid at once, each twice with the same id: one outcome an id, one leader, one hold', async () => {
  const lot = await world.openLot()
  const bids = people.flatMap((person, n) => [
    { person, minor: 10_000n + 10n * BigInt((n * 7919) % PEOPLE), id: asId<BidId>(randomUUID()) },
    { person, minor: 20_000n + 10n * BigInt((n * 104_729) % PEOPLE), id: asId<BidId>(randomUUID()) },
  ])
  const send = ({ person, minor, id }: (typeof bids)[number]) => world.bid(lot, person, minor, { id })
  const [first, again] = await Promise.all([Promise.all(bids.map(send)), Promise.all(bids.map(send))])
  expect(again).toEqual(first)

  const accepted = bids.filter((_, place) => first[place]?.kind === 'accepted')
  const highest = accepted.reduce((most, { minor }) => (minor > most ? minor : most), 0n)
  const row = await world.row(lot)
  expect(row).toMatchObject({ price_minor: highest, bid_count: accepted.length })
  const [held] = await world.db.asSuperuser<{ held: bigint }>(
    `select sum(pending_debit_minor)::bigint as held from ledger.account_balance where code = 'user_wallet'`,
  )
  expect(held?.held).toBe(highest)
  const rows = await world.db.asSuperuser('select bid_id from lot_bid where lot_id = $1', [lot])
  expect(rows).toHaveLength(bids.length)

  await expectSound(world.db)
  await world.close(lot)
  await expectSound(world.db)
})

it('one lot keeps up with a storm of bids', async () => {
  const lot = await world.openLot()
  const rounds = 20
  const since = performance.now()
  const delays: number[] = []
  let accepted = 0
  let price = 10_000n
  await Promise.all(
    people.map(async (person) => {
      for (let round = 0; round < rounds; round += 1) {
        price += 1_000n
        const sent = performance.now()
        const outcome: CommandOutcome = await world.bid(lot, person, price)
        delays.push(performance.now() - sent)
        if (outcome.kind === 'accepted') accepted += 1
      }
    }),
  )
  const seconds = (performance.now() - since) / 1_000
  delays.sort((a, b) => a - b)
  const at = (share: number) => Math.round(delays[Math.floor(delays.length * share)] ?? 0)
  console.log(
    `one hot lot: ${Math.round((PEOPLE * rounds) / seconds)} decisions/s, ${Math.round(accepted / seconds)} accepted/s, answer p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
  )
  expect(accepted).toBeGreaterThan(0)
  await world.close(lot)
  await expectSound(world.db)
})
