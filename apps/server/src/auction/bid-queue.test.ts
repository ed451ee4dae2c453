import { asId, type BidId, instant, money, type UserId } from '@dallal/kernel'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ArrivedBid, BidQueue } from './bid-queue.ts'

const person = (n: number) => asId<UserId>(`00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`)
const silent = () => undefined

function bid(who: number, at: number, order: number): ArrivedBid {
  const id = asId<BidId>(`00000000-0000-7000-9000-${order.toString(16).padStart(12, '0')}`)
  return {
    id,
    bidder: person(who),
    amount: money(1n, 'SAR'),
    arrivedAt: instant(at),
    order,
    answer: silent,
    busy: silent,
    fail: silent,
  }
}

it('a crowd of one does not keep the others waiting', () => {
  const queue = new BidQueue()
  for (let n = 0; n < 600; n += 1) queue.push(bid(1, 0, n))
  for (let n = 0; n < 10; n += 1) queue.push(bid(2 + n, 1, 600 + n))
  const batch = queue.take(512)
  expect(batch).toHaveLength(512)
  expect(new Set(batch.map(({ bidder }) => bidder)).size).toBe(11)
  expect(queue.length).toBe(98)
})

it('what leaves came in, once, and every batch is in order of arrival', () => {
  const arrivals = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 20 })), { maxLength: 60 })
  fc.assert(
    fc.property(arrivals, fc.integer({ min: 1, max: 12 }), (given, most) => {
      const queue = new BidQueue()
      for (const [order, [who, at]] of given.entries()) queue.push(bid(who, at, order))
      const earliest = given.length === 0 ? null : Math.min(...given.map(([, at]) => at))
      expect(queue.earliest).toBe(earliest)
      const seen: number[] = []
      while (queue.length > 0) {
        const batch = queue.take(most)
        expect(batch.length).toBeGreaterThan(0)
        expect(batch.length).toBeLessThanOrEqual(most)
        const places = batch.map(({ arrivedAt, order }) => arrivedAt * 1_000 + order)
        expect(places).toEqual([...places].sort((a, b) => a - b))
        seen.push(...batch.map(({ order }) => order))
      }
      expect(seen.sort((a, b) => a - b)).toEqual(given.map((_, order) => order))
    }),
  )
})
