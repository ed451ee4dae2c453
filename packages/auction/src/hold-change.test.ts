import { money, type UserId } from '@dallal/kernel'
import { expect, it } from 'vitest'
import { holdChange, type Lot } from './index.ts'
import { anOpenLot, person } from './story.test-dsl.ts'

const [noor, sami] = [person('noor'), person('sami')]

function ledBy(bidder: UserId, minor: bigint): Lot {
  return { ...anOpenLot(), leader: { bidder, alias: 1, amount: money(minor, 'KWD') } }
}

function hold(bidder: UserId, minor: bigint) {
  return { bidder, amount: money(minor, 'KWD') }
}

it.each([
  ['nobody led and nobody leads', anOpenLot(), anOpenLot(), null, null],
  ['a first leader', anOpenLot(), ledBy(noor, 5n), null, hold(noor, 5n)],
  ['the same leading bid', ledBy(noor, 5n), ledBy(noor, 5n), null, null],
  ['another leader', ledBy(noor, 5n), ledBy(sami, 6n), hold(noor, 5n), hold(sami, 6n)],
  ['another leader at the same amount', ledBy(noor, 5n), ledBy(sami, 5n), hold(noor, 5n), hold(sami, 5n)],
  ['the same leader at another amount', ledBy(noor, 5n), ledBy(noor, 7n), hold(noor, 5n), hold(noor, 7n)],
  ['nobody leads any more', ledBy(noor, 5n), anOpenLot(), hold(noor, 5n), null],
])('%s: what is released and what is held', (_, before, after, release, place) => {
  expect(holdChange(before, after)).toEqual({ release, place })
})
