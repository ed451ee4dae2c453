import type { TopicMessage } from '@dallal/client'
import { money, zero } from '@dallal/kernel'
import { describe, expect, it } from 'vitest'
import { openLot, watching } from './lot.test-builder.ts'
import { aliasIn, bidderOf, foldMySide, type MySide } from './my-side.ts'

const lot = openLot()
const wire = (minor: string) => ({ minor, currency: 'SAR' as const })
const balance = { currency: 'SAR' as const, available: wire('50000'), held: wire('0'), incoming: wire('0') }
const state: TopicMessage<'user'> = {
  type: 'state',
  version: 1,
  state: { balances: [balance], leading: [], aliases: [] },
}
const leading: TopicMessage<'user'> = {
  type: 'event',
  version: 2,
  event: { type: 'leading', lot: lot.id, amount: wire('24500'), alias: 3 },
}
const told = (...messages: TopicMessage<'user'>[]) => messages.reduce<MySide | null>(foldMySide, null)

function bidder(side: MySide | null, leader: { alias: number; amount: bigint } | null) {
  const led = leader && { alias: leader.alias, amount: money(leader.amount, 'SAR') }
  return bidderOf({
    missing: null,
    isSeller: false,
    balances: [],
    side,
    watched: watching(openLot({ leader: led })),
  })
}

describe('whether one leads', () => {
  it('is known from the lot, though one’s own news is still to come', () => {
    const side = told(state, leading)
    expect(bidder(side, { alias: 3, amount: 260_00n }).held).toEqual(money(260_00n, 'SAR'))
  })

  it('ends with the lot’s news of another leader, though one’s own is still to come', () => {
    expect(bidder(told(state, leading), { alias: 4, amount: 250_00n }).held).toBeNull()
  })

  it('is known from one’s own news when it overtakes the lot’s', () => {
    expect(bidder(told(state, leading), { alias: 4, amount: 240_00n }).held).toEqual(money(245_00n, 'SAR'))
  })

  it('is nobody before the first bid', () => {
    expect(bidder(told(state), null).held).toBeNull()
  })
})

it('what is free comes from one’s own topic, and before it from the page', () => {
  expect(bidder(told(state), null).available).toEqual(money(500_00n, 'SAR'))
  expect(bidder(null, null).available).toEqual(zero('SAR'))
})

it('a win is remembered with its order, and one’s number in the lot', () => {
  const won: TopicMessage<'user'> = {
    type: 'event',
    version: 3,
    event: { type: 'won', lot: lot.id, order: 'the-order', price: wire('24500') },
  }
  const side = told(state, leading, won)
  expect(side.outcomes.get(lot.id)).toMatchObject({ kind: 'won', order: 'the-order' })
  expect(aliasIn(side, lot.id)).toBe(3)
  expect(side.user?.leading).toEqual([])
})
