import { asId, instant, MAX_MINOR, money } from '@dallal/kernel'
import { expect, it } from 'vitest'
import { type Bid, type BidderFacts, type BidRefusal, type Lot, placeBid } from './index.ts'
import { anOpenLot, person } from './story.test-dsl.ts'

interface Attempt {
  lot: Lot
  bid: Bid
  facts: BidderFacts
}

const GOOD: Attempt = {
  lot: anOpenLot({ startPrice: money(100_00n, 'SAR') }),
  bid: { bidder: person('noor'), amount: money(100_00n, 'SAR'), arrivedAt: instant(1_000) },
  facts: { availableMinor: 100_00n, hasAddress: true },
}

const LED_TO_THE_TOP = { bidder: asId<Bid['bidder']>(person('sami')), alias: 1, amount: money(MAX_MINOR, 'SAR') }

type Fault = [BidRefusal['code'], (attempt: Attempt) => Attempt]

/** Every fault a bid can have, in the order a person hears of them; each is put on top of those below it. */
const FAULTS: readonly Fault[] = [
  ['lot_not_open', (a) => ({ ...a, bid: { ...a.bid, arrivedAt: instant(60_000) } })],
  ['seller_cannot_bid', (a) => ({ ...a, lot: { ...a.lot, seller: a.bid.bidder } })],
  ['already_leading', (a) => ({ ...a, lot: { ...a.lot, leader: { ...LED_TO_THE_TOP, bidder: a.bid.bidder } } })],
  ['setup_needed', (a) => ({ ...a, facts: { ...a.facts, hasAddress: false } })],
  ['currency_mismatch', (a) => ({ ...a, bid: { ...a.bid, amount: money(a.bid.amount.minor, 'KWD') } })],
  ['amount_too_large', (a) => ({ ...a, bid: { ...a.bid, amount: money(MAX_MINOR + 1n, 'SAR') } })],
  ['bid_too_low', (a) => ({ ...a, lot: { ...a.lot, leader: LED_TO_THE_TOP } })],
  ['insufficient_funds', (a) => ({ ...a, facts: { ...a.facts, availableMinor: a.bid.amount.minor - 1n } })],
]

function answer({ lot, bid, facts }: Attempt): string {
  const decision = placeBid(lot, bid, facts)
  return decision.ok ? 'accepted' : decision.refusal.code
}

it('a bid without a fault is accepted', () => {
  expect(answer(GOOD)).toBe('accepted')
})

it.each(FAULTS)('%s is the answer to a bid that has this fault alone', (code, spoil) => {
  expect(answer(spoil(GOOD))).toBe(code)
})

it.each(FAULTS)('%s is heard before every fault further down', (code) => {
  const from = FAULTS.findIndex(([name]) => name === code)
  const spoilt = FAULTS.slice(from).reduceRight((attempt, [, spoil]) => spoil(attempt), GOOD)
  expect(answer(spoilt)).toBe(code)
})

it('an amount of nothing or less is heard after the currency, and before the minimum and the funds', () => {
  const nothing = (attempt: Attempt): Attempt => ({
    ...attempt,
    bid: { ...attempt.bid, amount: money(0n, 'SAR') },
    facts: { ...attempt.facts, availableMinor: -1n },
  })
  expect(answer(nothing(GOOD))).toBe('amount_not_positive')
  const inDinars = { ...nothing(GOOD), bid: { ...GOOD.bid, amount: money(0n, 'KWD') } }
  expect(answer(inDinars)).toBe('currency_mismatch')
})

it('the largest amount is a good bid', () => {
  const bid = { ...GOOD.bid, amount: money(MAX_MINOR, 'SAR') }
  expect(answer({ ...GOOD, bid, facts: { ...GOOD.facts, availableMinor: MAX_MINOR } })).toBe('accepted')
})
