import { instant, type Money, money, type UserId } from '@dallal/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyQueuedLot, anyStartPrice } from './history.test-dsl.ts'
import { type Bid, type BidderFacts, decideBatch, holdChange, type Lot, openLot, placeBid, replay } from './index.ts'
import { anOpenLot, person } from './story.test-dsl.ts'

const [noor, sami, ali] = [person('noor'), person('sami'), person('ali')]

function bid(bidder: UserId, amount: bigint, atMs = 1_000): Bid {
  return { bidder, amount: money(amount, 'SAR'), arrivedAt: instant(atMs) }
}

function wallets(free: readonly (readonly [UserId, bigint])[]): Map<UserId, BidderFacts> {
  return new Map(free.map(([bidder, availableMinor]) => [bidder, { availableMinor, hasAddress: true }]))
}

describe('a batch of bids', () => {
  it('answers each bid in order and moves only the money of the last leader', () => {
    const facts = wallets([
      [noor, 200_00n],
      [sami, 200_00n],
      [ali, 104_00n],
    ])
    const bids = [bid(noor, 100_00n), bid(sami, 104_00n), bid(ali, 105_00n), bid(sami, 105_00n)]
    const batch = decideBatch(anOpenLot(), bids, facts)

    expect(batch.outcomes).toMatchObject([
      { ok: true, value: { bidder: noor, alias: 1, version: 2 } },
      { ok: false, refusal: { code: 'bid_too_low', minimum: money(105_00n, 'SAR') } },
      { ok: false, refusal: { code: 'insufficient_funds', shortfall: money(1_00n, 'SAR') } },
      { ok: true, value: { bidder: sami, alias: 2, version: 3 } },
    ])
    expect(batch.events.map(({ type }) => type)).toEqual(['bid_accepted', 'bid_accepted'])
    expect(batch.holds).toEqual({ release: null, place: { bidder: sami, amount: money(105_00n, 'SAR') } })
  })

  it('lets whoever led before it bid with the money that being outbid gave back', () => {
    const led = decideBatch(anOpenLot(), [bid(noor, 100_00n)], wallets([[noor, 110_00n]])).lot
    const after = wallets([
      [noor, 10_00n],
      [sami, 105_00n],
    ])
    const batch = decideBatch(led, [bid(sami, 105_00n), bid(noor, 110_00n)], after)
    expect(batch.outcomes.map(({ ok }) => ok)).toEqual([true, true])
    expect(batch.holds).toEqual({
      release: { bidder: noor, amount: money(100_00n, 'SAR') },
      place: { bidder: noor, amount: money(110_00n, 'SAR') },
    })

    const tooMuch = decideBatch(led, [bid(sami, 105_00n), bid(noor, 110_01n)], after)
    expect(tooMuch.outcomes[1]).toMatchObject({ ok: false, refusal: { code: 'insufficient_funds' } })
  })

  it('lets an extension inside it be used by the bids behind', () => {
    const facts = wallets([
      [noor, 900_00n],
      [sami, 900_00n],
    ])
    const bids = [bid(noor, 100_00n, 29_000), bid(sami, 105_00n, 35_000), bid(noor, 110_00n, 42_000)]
    const { outcomes, lot } = decideBatch(anOpenLot(), bids, facts)
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, false])
    expect(lot.closesAt).toBe(42_000)
  })

  it('of no accepted bid changes nothing', () => {
    const lot = anOpenLot()
    const none = { release: null, place: null }
    expect(decideBatch(lot, [], new Map())).toEqual({ outcomes: [], events: [], lot, holds: none })
    const refused = decideBatch(lot, [bid(noor, 1n)], wallets([[noor, 1n]]))
    expect(refused.lot).toBe(lot)
    expect(refused.holds).toEqual(none)
  })

  it('out of order, or by somebody unknown, is our own mistake', () => {
    const facts = wallets([[noor, 900_00n]])
    expect(() => decideBatch(anOpenLot(), [bid(noor, 1n, 2), bid(noor, 1n, 1)], facts)).toThrow('order of arrival')
    expect(() => decideBatch(anOpenLot(), [bid(sami, 1n)], facts)).toThrow('facts of every bidder')
  })
})

/** Wallets as the ledger would keep them: free money, moved by hold changes. */
function move(free: Map<UserId, bigint>, before: Lot, after: Lot): void {
  const { release, place } = holdChange(before, after)
  const add = (bidder: UserId, minor: bigint) => free.set(bidder, (free.get(bidder) ?? 0n) + minor)
  if (release) add(release.bidder, release.amount.minor)
  if (place) add(place.bidder, -place.amount.minor)
}

function factsFrom(free: ReadonlyMap<UserId, bigint>): Map<UserId, BidderFacts> {
  return wallets([...free])
}

interface Raise {
  by: UserId
  amount: Money
  afterMs: number
}

const PEOPLE = [noor, sami, ali, person('seller')]

function raises(startPrice: Money): fc.Arbitrary<Raise[]> {
  const amount = fc
    .bigInt({ min: -200n, max: 15_000n })
    .map((more) => money(startPrice.minor + more, startPrice.currency))
  const raise = fc.record({ by: fc.constantFrom(...PEOPLE), amount, afterMs: fc.integer({ min: 0, max: 4_000 }) })
  return fc.array(raise, { maxLength: 40, size: 'max' })
}

it('bids decided together are decided as if they had come one by one, down to the last wallet', () => {
  const market = anyStartPrice.chain((startPrice) =>
    fc.record({
      queued: anyQueuedLot.map((lot) => ({ ...lot, startPrice })),
      raises: raises(startPrice),
      // Tight wallets: money given back inside the batch decides whether the next bid is good.
      free: fc.array(fc.bigInt({ min: 0n, max: startPrice.minor + 12_000n }), { minLength: 4, maxLength: 4 }),
      cuts: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 5 }),
    }),
  )
  fc.assert(
    fc.property(market, ({ queued, raises, free, cuts }) => {
      const opened = openLot(queued, instant(0))
      fc.pre(opened.ok)
      const lot = opened.ok ? replay(queued, opened.value) : queued
      let now = 0
      const bids = raises.map(({ by, amount, afterMs }): Bid => {
        now += afterMs
        return { bidder: by, amount, arrivedAt: instant(now) }
      })
      const purses = () => new Map(PEOPLE.map((user, index) => [user, free[index] ?? 0n]))

      const single = { lot, free: purses(), outcomes: [] as unknown[], events: [] as unknown[] } // Filled below.
      for (const bid of bids) {
        const facts = factsFrom(single.free).get(bid.bidder)
        if (!facts) throw new Error('everyone has a wallet')
        const decision = placeBid(single.lot, bid, facts)
        single.outcomes.push(decision.ok ? { ok: true, value: decision.value[0] } : decision)
        if (!decision.ok) continue
        single.events.push(...decision.value)
        const after = replay(single.lot, decision.value)
        move(single.free, single.lot, after)
        single.lot = after
      }

      const batched = { lot, free: purses(), outcomes: [] as unknown[], events: [] as unknown[] } // Filled below.
      const edges = [0, ...cuts.map((cut) => Math.min(cut, bids.length)).sort((a, b) => a - b), bids.length]
      edges.slice(1).forEach((end, index) => {
        const batch = decideBatch(batched.lot, bids.slice(edges[index], end), factsFrom(batched.free))
        batched.outcomes.push(...batch.outcomes)
        batched.events.push(...batch.events)
        move(batched.free, batched.lot, batch.lot)
        expect(batch.holds).toEqual(holdChange(batched.lot, batch.lot))
        batched.lot = batch.lot
      })

      expect(batched).toEqual(single)
      expect([...batched.free.values()].every((minor) => minor >= 0n)).toBe(true)
      expect(batched.outcomes.length).toBe(bids.length)
    }),
    { numRuns: 500 },
  )
})
