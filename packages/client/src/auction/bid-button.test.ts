import { DEFAULT_RULES, type PublicLot, project, queuedLot } from '@dallal/auction'
import { asId, instant, type LotId, type Money, money, type ShowId, type UserId } from '@dallal/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bidder, type BidSession, bidButton } from './bid-button.ts'

const sar = (riyals: number): Money => money(BigInt(riyals * 100), 'SAR')
const at = (seconds: number) => instant(seconds * 1_000)

const queued = project(
  queuedLot({
    id: asId<LotId>('00000000-0000-7000-8000-000000000001'),
    show: asId<ShowId>('00000000-0000-7000-8000-000000000002'),
    seller: asId<UserId>('00000000-0000-7000-8000-000000000003'),
    startPrice: sar(50),
    rules: DEFAULT_RULES,
  }),
)
const open: PublicLot = { ...queued, status: 'open', version: 1, openedAt: at(0), closesAt: at(30) }
const bidUp: PublicLot = { ...open, version: 2, bidCount: 1, bidderCount: 1, leader: { alias: 1, amount: sar(100) } }

const me: Bidder = { missing: null, isSeller: false, available: sar(1_000), held: null }
const still: BidSession = {
  isLive: true,
  isSending: false,
  refused: null,
  outbid: null,
  chosen: null,
  confirmed: null,
}

type Case = [string, PublicLot, Partial<Bidder>, Partial<BidSession>, number, object]

/** At which second, and what the button is then. Each row beats everything in the rows below it. */
const table: Case[] = [
  ['on its way, though the lot ended', { ...bidUp, status: 'sold' }, {}, { isSending: true }, 40, { kind: 'sending' }],
  ['on its way, though the line is down', bidUp, {}, { isSending: true, isLive: false }, 1, { kind: 'sending' }],
  ['not begun', queued, { missing: 'sign_in' }, {}, 0, { kind: 'waiting', why: 'queued' }],
  ['sold', { ...bidUp, status: 'sold' }, { missing: 'sign_in' }, {}, 40, { kind: 'closed' }],
  // The room tells the end before it answers a bid that came after it: the words of the answer stand beside the outcome.
  [
    'sold, and a bid of ours came too late for it',
    { ...bidUp, status: 'sold' },
    {},
    { refused: { code: 'lot_not_open', at: at(31) } },
    32,
    { kind: 'closed' },
  ],
  ['unsold', { ...open, status: 'unsold' }, {}, {}, 40, { kind: 'closed' }],
  ['void', { ...open, status: 'void' }, { isSeller: true }, { isLive: false }, 1, { kind: 'closed' }],
  ['old', bidUp, { missing: 'address' }, { isLive: false }, 1, { kind: 'waiting', why: 'reconnecting' }],
  ['a moment before its time', bidUp, {}, {}, 29.999, { kind: 'ready', amount: sar(105) }],
  ['exactly at its time', bidUp, { held: sar(100) }, {}, 30, { kind: 'waiting', why: 'closing' }],
  ['one’s own', open, { isSeller: true, missing: 'address' }, {}, 1, { kind: 'waiting', why: 'own_lot' }],
  ['a visitor', open, { missing: 'sign_in', available: null }, {}, 1, { kind: 'needsSetup', missing: 'sign_in' }],
  ['no address', open, { missing: 'address' }, {}, 1, { kind: 'needsSetup', missing: 'address' }],
  ['leading', bidUp, { held: sar(100) }, { refused: { code: 'x', at: at(1) } }, 2, { kind: 'leading', held: sar(100) }],
  [
    'just refused',
    bidUp,
    {},
    { refused: { code: 'setup_needed', at: at(1) } },
    4.9,
    { kind: 'late', code: 'setup_needed' },
  ],
  [
    'refused a while ago',
    bidUp,
    {},
    { refused: { code: 'setup_needed', at: at(1) } },
    5,
    { kind: 'ready', amount: sar(105) },
  ],
  ['wallet unknown', open, { available: null }, {}, 1, { kind: 'waiting', why: 'wallet' }],
  [
    'short, and just outbid',
    bidUp,
    { available: sar(80) },
    { outbid: { by: 2, at: at(1) } },
    2,
    { kind: 'needsFunds', amount: sar(105), shortfall: sar(25) },
  ],
  ['exactly enough', bidUp, { available: sar(105) }, {}, 1, { kind: 'ready', amount: sar(105) }],
  ['a large amount', bidUp, {}, { chosen: sar(301) }, 1, { kind: 'confirmBig', amount: sar(301) }],
  ['three times is not large yet', bidUp, {}, { chosen: sar(300) }, 1, { kind: 'ready', amount: sar(300) }],
  [
    'a large amount, confirmed',
    bidUp,
    {},
    { chosen: sar(301), confirmed: { amount: sar(301), at: at(1) } },
    4,
    { kind: 'ready', amount: sar(301) },
  ],
  [
    'another amount than the confirmed',
    bidUp,
    {},
    { chosen: sar(400), confirmed: { amount: sar(301), at: at(1) } },
    2,
    { kind: 'confirmBig', amount: sar(400) },
  ],
  [
    'confirmed too long ago',
    bidUp,
    {},
    { chosen: sar(301), confirmed: { amount: sar(301), at: at(1) } },
    5,
    { kind: 'confirmBig', amount: sar(301) },
  ],
  ['just outbid', bidUp, {}, { outbid: { by: 2, at: at(1) } }, 2, { kind: 'outbid', by: 2, next: sar(105) }],
  ['outbid a while ago', bidUp, {}, { outbid: { by: 2, at: at(1) } }, 5, { kind: 'ready', amount: sar(105) }],
  ['the first bid', open, {}, {}, 1, { kind: 'ready', amount: sar(50) }],
  ['a chosen amount that was overtaken', bidUp, {}, { chosen: sar(101) }, 1, { kind: 'ready', amount: sar(105) }],
]

test.each(table)('%s', (_, lot, mine, session, second, expected) => {
  expect(bidButton(lot, { ...me, ...mine }, { ...still, ...session }, at(second))).toEqual(expected)
})

test('an amount is only ever offered that is enough, affordable, and before the end', () => {
  const amounts = fc.integer({ min: 1, max: 5_000 })
  fc.assert(
    fc.property(amounts, amounts, fc.option(amounts), fc.nat(40), (price, available, chosen, second) => {
      const lot: PublicLot = { ...bidUp, leader: { alias: 1, amount: sar(price) } }
      const session = { ...still, chosen: chosen === null ? null : sar(chosen) }
      const button = bidButton(lot, { ...me, available: sar(available) }, session, at(second))
      if (button.kind !== 'ready') return
      expect(button.amount.minor).toBeGreaterThan(sar(price).minor)
      expect(button.amount.minor).toBeLessThanOrEqual(sar(available).minor)
      expect(second).toBeLessThan(30)
    }),
  )
})
