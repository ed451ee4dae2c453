import { randomUUID } from 'node:crypto'
import { asId, assert, type BidId, type LotId, money, type UserId } from '@dallal/kernel'
import { accountName, userWallet } from '@dallal/ledger'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { peopleWithAddress } from '#identity'
import type { CommandOutcome } from '#platform/realtime'
import { expectSound, openWorld, type World, words } from './auction.test-world.ts'
import type { ArrivedBid } from './bid-queue.ts'
import { bidKey, type DecidePorts, decideBids } from './decide-bids.ts'
import { loadLot } from './lot-store.ts'

/** One batch, looked at from close by. */

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await world.node.stop()
  await world.db.close()
})
afterEach(() => expectSound(world.db))

function arrived(bidder: UserId, minor: bigint, order: number): ArrivedBid {
  const amount = money(minor, 'SAR')
  const silent = () => undefined
  return {
    id: asId<BidId>(randomUUID()),
    bidder,
    amount,
    arrivedAt: world.time.now(),
    order,
    answer: silent,
    busy: silent,
    fail: silent,
  }
}

async function decide(
  lot: LotId,
  bids: readonly ArrivedBid[],
  ports: Partial<DecidePorts> = {},
): Promise<CommandOutcome[]> {
  const real: DecidePorts = { ledger: world.node.ledger, bidders: { withAddress: peopleWithAddress } }
  const decided = await world.db.database.asSystem(async (tx) => {
    const record = await loadLot(tx, lot, { lock: true })
    assert(record, 'the lot is there')
    return decideBids({ ...real, ...ports }, tx, record, bids)
  })
  assert(decided, 'nobody else appended')
  return bids.map((bid) => {
    const answer = decided.answers.get(bidKey(bid))
    assert(answer, 'every bid has an answer')
    return answer.outcome
  })
}

it('a wallet that the ledger finds short after all drops its own bid, not its neighbours’', async () => {
  const [noor, sami, poor] = await world.crowd(3, 50_000n)
  assert(noor && sami && poor, 'three people bid')
  const lot = await world.openLot()
  // As if the wallet had been emptied in between: what we are told of it is far too much.
  const { lockAvailable, postInTransaction } = world.node.ledger
  const overstated: DecidePorts['ledger'] = {
    postInTransaction,
    lockAvailable: async (tx, accounts) => {
      const available = await lockAvailable(tx, accounts)
      return available.set(accountName(userWallet(poor, 'SAR')), 1_000_000n)
    },
  }
  const bids = [arrived(noor, 10_000n, 1), arrived(poor, 60_000n, 2), arrived(sami, 20_000n, 3)]
  const outcomes = await decide(lot, bids, { ledger: overstated })
  expect(outcomes.map((outcome) => words(outcome).split(',')[0])).toEqual([
    'accepted',
    'insufficient_funds',
    'accepted',
  ])
  expect(await world.wallet(sami)).toBe('30000 free, 20000 held')
  expect(await world.wallet(poor)).toBe('50000 free, 0 held')
  expect(await world.wallet(noor)).toBe('50000 free, 0 held')
})

it('a leader who is outbid and comes back within one batch pays once, with the money of the first bid', async () => {
  const [noor, sami] = await world.crowd(2, 30_000n)
  assert(noor && sami, 'two people bid')
  const lot = await world.openLot({}, world.otherStage)
  await decide(lot, [arrived(noor, 20_000n, 1)])
  const outcomes = await decide(lot, [arrived(sami, 22_000n, 2), arrived(noor, 30_000n, 3), arrived(sami, 30_000n, 4)])
  expect(outcomes.map((outcome) => words(outcome).split(',')[0])).toEqual(['accepted', 'accepted', 'bid_too_low'])
  expect(await world.wallet(noor)).toBe('0 free, 30000 held')
  expect(await world.wallet(sami)).toBe('30000 free, 0 held')
})
