import { randomUUID } from 'node:crypto'
import { asId, type BidId, type LotId, minusMs, plusMs, type UserId } from '@dallal/kernel'
import { call } from '@orpc/server'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  contextOf,
  expectSound,
  OPERATOR_CALLER,
  openWorld,
  refusalOf,
  type World,
  words,
} from './auction.test-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await world.node.stop()
  await world.db.close()
})
afterEach(() => expectSound(world.db))

describe('a bid that is refused changes nothing, and is told why', () => {
  it('whatever is the matter with it', async () => {
    const { openLot, bidder, bid, close, row, wallet } = world
    const [noor, sami, poor, homeless] = await Promise.all([
      bidder(100_000n),
      bidder(100_000n),
      bidder(10_400n),
      bidder(100_000n, { address: false }),
    ])
    const lot = await openLot()
    expect(words(await bid(lot, noor, 10_000n))).toBe('accepted')

    const huge = 9_999_999_999_999_999_999n
    const answers = [
      ['below the minimum', await bid(lot, sami, 10_400n), 'bid_too_low, minimum 10500'],
      ['by the seller', await bid(lot, world.stage.seller, 20_000n), 'seller_cannot_bid'],
      ['while leading', await bid(lot, noor, 20_000n), 'already_leading'],
      ['without an address', await bid(lot, homeless, 20_000n), 'setup_needed'],
      ['in another currency', await bid(lot, sami, 20_000n, { inCurrency: 'KWD' }), 'currency_mismatch, currency SAR'],
      ['of nothing', await bid(lot, sami, 0n), 'amount_not_positive'],
      ['of less than nothing', await bid(lot, sami, -20_000n), 'amount_not_positive'],
      ['too large for anyone', await bid(lot, sami, huge), 'amount_too_large, maximum 1000000000000'],
      [
        'without the money',
        await bid(lot, poor, 12_000n),
        'insufficient_funds, needed 12000, available 10400, shortfall 1600',
      ],
      ['before it opened', await bid(lot, sami, 20_000n, { at: minusMs(world.time.now(), 600_000) }), 'lot_not_open'],
    ] as const
    for (const [what, outcome, expected] of answers) expect([what, words(outcome)]).toEqual([what, expected])

    expect(await row(lot)).toMatchObject({ price_minor: 10_000n, leader_id: noor, bid_count: 1, version: 2n })
    expect(await wallet(noor)).toBe('90000 free, 10000 held')
    expect(await wallet(sami)).toBe('100000 free, 0 held')

    await close(lot)
    expect(words(await bid(lot, sami, 20_000n))).toBe('lot_not_open')
  })

  it('a lot that nobody knows, and one that still waits', async () => {
    const { bidder, bid, queueLot } = world
    const noor = await bidder(100_000n)
    expect(words(await bid(asId(randomUUID()), noor, 10_000n))).toBe('not_found')
    const waiting = await queueLot()
    expect(words(await bid(waiting, noor, 10_000n))).toBe('lot_not_open')
  })
})

describe('one id, one answer', () => {
  it('the same bid five times is one bid, at once or one after the other', async () => {
    const { openLot, bidder, bid, row, close } = world
    const noor = await bidder(100_000n)
    const lot = await openLot()
    const id = asId<BidId>(randomUUID())
    const first = await Promise.all([1, 2, 3].map(() => bid(lot, noor, 10_000n, { id })))
    const later = [await bid(lot, noor, 10_000n, { id }), await bid(lot, noor, 10_000n, { id })]
    expect(new Set([...first, ...later].map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    expect(first[0]).toEqual({ kind: 'accepted', version: 2, alias: 1 })
    expect(await row(lot)).toMatchObject({ bid_count: 1 })

    expect(words(await bid(lot, noor, 11_000n, { id }))).toBe('key_reused')
    await close(lot)
    expect(await bid(lot, noor, 10_000n, { id })).toEqual(first[0])
  })

  it('a refusal is as final: what was too little stays refused, also for who asks again with more money', async () => {
    const { openLot, bidder, bid, close } = world
    const [noor, sami] = await Promise.all([bidder(100_000n), bidder(100_000n)])
    const lot = await openLot()
    await bid(lot, noor, 20_000n)
    const id = asId<BidId>(randomUUID())
    expect(words(await bid(lot, sami, 15_000n, { id }))).toBe('bid_too_low, minimum 20500')
    expect(words(await bid(lot, sami, 25_000n, { id }))).toBe('key_reused')
    expect(words(await bid(lot, sami, 15_000n, { id }))).toBe('bid_too_low, minimum 20500')
    await close(lot)
  })
})

describe('whoever is outbid hears it once', () => {
  /** What somebody was told of where they stand in a lot: its kind, what was released, and their number. */
  const toldTo = (person: UserId, lot: LotId) =>
    world.node.wire.told.flatMap(([kind, id, , event]) => {
      if (kind !== 'user' || id !== person || !('lot' in event) || event.lot !== lot) return []
      if (event.type === 'leading') return [`leading as ${event.alias}`]
      return event.type === 'outbid' ? [`outbid as ${event.alias}, ${event.released.minor} released`] : []
    })

  it('also who was accepted and outbid in the same moment, with their number and nothing released', async () => {
    const { openLot, crowd, bid, close } = world
    const [noor, sami, rima] = (await crowd(3, 100_000n)) as [UserId, UserId, UserId]
    const lot = await openLot()
    await bid(lot, rima, 10_000n)
    // One turn, one batch: everyone's first bid, then everyone's second.
    const answers = await Promise.all([
      bid(lot, noor, 12_000n),
      bid(lot, sami, 14_000n),
      bid(lot, noor, 16_000n),
      bid(lot, rima, 18_000n),
      bid(lot, sami, 20_000n),
    ])
    expect(answers.map(words)).toEqual(Array(5).fill('accepted'))
    await close(lot)
    expect(toldTo(noor, lot)).toEqual(['outbid as 2, 0 released'])
    expect(toldTo(rima, lot)).toEqual(['leading as 1', 'outbid as 1, 10000 released'])
    expect(toldTo(sami, lot)).toEqual(['leading as 3'])
  })
})

describe('the end of a lot', () => {
  it('goes to the leader, whose hold becomes the price in the escrow of the order', async () => {
    const { openLot, bidder, bid, close, wallet, db, node } = world
    const [noor, sami] = await Promise.all([bidder(100_000n), bidder(100_000n)])
    const lot = await openLot()
    await bid(lot, noor, 10_000n)
    await bid(lot, sami, 10_500n)
    expect([await wallet(noor), await wallet(sami)]).toEqual(['100000 free, 0 held', '89500 free, 10500 held'])

    expect(await close(lot)).toMatchObject({ status: 'sold', leader_id: sami, price_minor: 10_500n })
    expect(await wallet(sami)).toBe('89500 free, 0 held')
    expect(await db.asSuperuser('select from lot_lease where lot_id = $1', [lot])).toEqual([])
    const [sold] = await db.asSuperuser<{ payload: object }>(
      `select payload from outbox where type = 'lot_sold' and payload ->> 'lot' = $1`,
      [lot],
    )
    expect(sold?.payload).toMatchObject({ buyer: sami, price: { minor: '10500', currency: 'SAR' } })
    expect(
      node.wire.told.filter(([kind, id]) => kind === 'user' && id === sami).map(([, , , event]) => event.type),
    ).toEqual(expect.arrayContaining(['leading', 'won']))
    expect(
      node.wire.told.some(([kind, id, , event]) => kind === 'user' && id === noor && event.type === 'outbid'),
    ).toBe(true)
  })

  it('without a bid it is unsold, and the piece is the seller’s again', async () => {
    const { openLot, close, db, stage } = world
    const stock = () => db.asSuperuser('select stock, in_lots from product where id = $1', [stage.product])
    const before = await stock()
    const lot = await openLot()
    expect(await close(lot)).toMatchObject({ status: 'unsold' })
    expect(await stock()).toEqual(before)
  })

  it('a late bid moves it, once for each that really moves it', async () => {
    const { openLot, bidder, bid, row, close, time } = world
    const [noor, sami] = await Promise.all([bidder(100_000n), bidder(100_000n)])
    const lot = await openLot()
    const { closes_at } = await row(lot)
    const end = closes_at ?? time.now()
    await bid(lot, noor, 10_000n, { at: minusMs(end, 10_001) })
    expect(await row(lot)).toMatchObject({ closes_at: end })
    await bid(lot, sami, 10_500n, { at: minusMs(end, 5_000) })
    expect(await row(lot)).toMatchObject({ closes_at: plusMs(end, 2_000), extensions: 1 })
    expect(words(await bid(lot, noor, 11_000n, { at: plusMs(end, 2_000) }))).toBe('lot_not_open')
    await close(lot)
  })

  it('sudden death ends when it said', async () => {
    const { openLot, bidder, bid, row, close } = world
    const noor = await bidder(100_000n)
    const lot = await openLot({ suddenDeath: true })
    const { closes_at } = await row(lot)
    await bid(lot, noor, 10_000n, { at: minusMs(closes_at ?? world.time.now(), 1) })
    expect(await row(lot)).toMatchObject({ closes_at })
    expect(await close(lot)).toMatchObject({ status: 'sold' })
  })

  it('what arrived before it is decided before it, however late its turn comes', async () => {
    const { openLot, bidder, bid, row, time, node } = world
    const people = await Promise.all(Array.from({ length: 20 }, () => bidder(1_000_000n)))
    const lot = await openLot({ suddenDeath: true })
    const { closes_at } = await row(lot)
    const end = closes_at ?? time.now()
    time.until(plusMs(end, 1))
    const inTime = people.map((person, n) =>
      bid(lot, person, 10_000n + 1_000n * BigInt(n), { at: minusMs(end, 20 - n) }),
    )
    const late = bid(lot, world.stage.seller, 1_000_000n, { at: end })
    expect((await Promise.all(inTime)).map(words)).toEqual(people.map(() => 'accepted'))
    expect(words(await late)).toBe('lot_not_open')
    await node.wire.hears((kind, id, _, event) => kind === 'lot' && id === lot && event.type === 'lot_sold')
    expect(await row(lot)).toMatchObject({ status: 'sold', price_minor: 29_000n })
  })

  it('an operator takes it back: the leader’s money is free, the reason is public, the note is not', async () => {
    const { openLot, bidder, bid, wallet, row, node } = world
    const noor = await bidder(100_000n)
    const lot = await openLot()
    await bid(lot, noor, 10_000n)
    const { voidLot } = node.auction.routes.auction
    const input = { lot, reason: 'item_problem', note: 'كسر في المقبض' } as const
    expect(await refusalOf(call(voidLot, input, { context: contextOf({ userId: noor, role: 'buyer' }) }))).toBe(
      'not_allowed',
    )
    expect(await call(voidLot, input, { context: contextOf(OPERATOR_CALLER) })).toMatchObject({
      status: 'void',
      price: null,
    })
    expect(await wallet(noor)).toBe('100000 free, 0 held')
    expect(await row(lot)).toMatchObject({ status: 'void', leader_id: null })
    const told = node.wire.told.filter(([, id]) => id === lot || id === noor)
    expect(JSON.stringify(told)).not.toContain('المقبض')
    expect(told.some(([kind, , , event]) => kind === 'user' && event.type === 'released')).toBe(true)
    expect(await refusalOf(call(voidLot, input, { context: contextOf(OPERATOR_CALLER) }))).toBe('lot_already_ended')
  })

  it('a lot that waits can be taken back too', async () => {
    const { queueLot, node, row } = world
    const lot = await queueLot()
    const input = { lot, reason: 'listing_mistake', note: 'listed twice' } as const
    await call(node.auction.routes.auction.voidLot, input, { context: contextOf(OPERATOR_CALLER) })
    expect(await row(lot)).toMatchObject({ status: 'void', version: 1n })
  })
})

it('money for one of two lots that run at once wins one of them', async () => {
  const { openLot, bidder, bid, wallet, close, otherStage, row } = world
  const noor = await bidder(15_000n)
  const lots = await Promise.all([openLot(), openLot({}, otherStage)])
  const outcomes = await Promise.all(lots.map((lot) => bid(lot, noor, 10_000n)))
  expect(outcomes.map(words).sort()).toEqual([
    'accepted',
    'insufficient_funds, needed 10000, available 5000, shortfall 5000',
  ])
  expect(await wallet(noor)).toBe('5000 free, 10000 held')
  await Promise.all(lots.map(close))
  const rows = await Promise.all(lots.map(row))
  expect(rows.map(({ status }) => status).sort()).toEqual(['sold', 'unsold'])
  expect(await wallet(noor)).toBe('5000 free, 0 held')
})
