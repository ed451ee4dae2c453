import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { openEvening, openLot, prepareLot, welcomeBidder } from '../support/evening.ts'
import {
  expectBooksInOrder,
  giveAddress,
  lotOf,
  queueLot,
  RIYADH,
  signUp,
  topUp,
  wallet,
} from '../support/market-steps.ts'
import { sar } from '../support/money.ts'
import { discardServer, type RunningServer, startServer } from '../support/running-server.ts'
import { LiveLine } from './live-line.ts'
import { expectWords } from './refusal-told.ts'

/** Every bid that must not count, sent to the real server over the live socket; afterwards everything is as it was. */

let server: RunningServer
test.beforeAll(async () => {
  server = await startServer({ roles: 'api,worker' })
})
test.afterAll(() => discardServer(server))

test('a bid that is refused is told why, by name, and changes nothing', async () => {
  test.setTimeout(180_000)
  const { operator, seller } = await openEvening(server, RIYADH)
  await giveAddress(seller, 'SA')
  const [noor, sami, poor, homeless] = await Promise.all([
    welcomeBidder(server, 'نور', sar(100_000)),
    welcomeBidder(server, 'سامي', sar(100_000)),
    welcomeBidder(server, 'ليلى', sar(10_400)),
    signUp(server, 'عمر'),
  ])
  const prepared = await prepareLot(seller, { startPrice: sar(10_000), durationMs: 300_000 }, 2)
  const { product, show, lot } = prepared
  const waiting = await queueLot(seller, show, product, { startPrice: sar(10_000) })
  await openLot(seller, prepared)

  const nobody = await LiveLine.open(server)
  const lines = await Promise.all([noor, sami, poor, homeless, seller].map((who) => LiveLine.openAs(server, who)))
  const [byNoor, bySami, byPoor, byHomeless, bySeller] = lines
  if (!byNoor || !bySami || !byPoor || !byHomeless || !bySeller) throw new Error('five people have a line')

  const first = randomUUID()
  expect(await byNoor.bid(lot.id, sar(10_000), first)).toBe('accepted')

  const huge = { minor: '9'.repeat(19), currency: 'SAR' }
  const bids: [string, LiveLine, string, object, string][] = [
    ['below the minimum', bySami, lot.id, sar(10_400), 'bid_too_low'],
    ['by the seller', bySeller, lot.id, sar(20_000), 'seller_cannot_bid'],
    ['while leading', byNoor, lot.id, sar(20_000), 'already_leading'],
    ['without the money', byPoor, lot.id, sar(12_000), 'insufficient_funds'],
    ['without an address', byHomeless, lot.id, sar(12_000), 'setup_needed'],
    ['by nobody', nobody, lot.id, sar(12_000), 'not_signed_in'],
    ['in another currency', bySami, lot.id, { minor: '20000', currency: 'KWD' }, 'currency_mismatch'],
    ['in a currency nobody knows', bySami, lot.id, { minor: '20000', currency: 'XXX' }, 'currency_mismatch'],
    ['of less than nothing', bySami, lot.id, sar(-20_000), 'amount_not_positive'],
    ['of nothing', bySami, lot.id, sar(0), 'amount_not_positive'],
    ['that is no number', bySami, lot.id, { minor: 'كثير', currency: 'SAR' }, 'amount_not_a_number'],
    ['as a float', bySami, lot.id, { minor: 200.5, currency: 'SAR' }, 'amount_not_a_number'],
    ['huge', bySami, lot.id, huge, 'amount_too_large'],
    ['of a hundred digits', bySami, lot.id, { ...huge, minor: '9'.repeat(100) }, 'amount_not_a_number'],
    ['on a lot that waits', bySami, waiting.id, sar(20_000), 'lot_not_open'],
    ['on a lot nobody knows', bySami, randomUUID(), sar(20_000), 'not_found'],
  ]
  for (const [what, line, on, amount, code] of bids) {
    await test.step(`${what}: ${code}`, async () => {
      expect(await line.bid(on, amount)).toBe(code)
      expectWords(code)
    })
  }

  await test.step('the id of an accepted bid with another amount: key_reused', async () => {
    expect(await byNoor.bid(lot.id, sar(50_000), first)).toBe('key_reused')
    expectWords('key_reused')
  })

  await test.step('the same id by somebody else is no way to that person’s bid', async () => {
    expect(await bySami.bid(lot.id, sar(10_000), first)).toBe('bid_too_low')
  })

  await test.step('the same bid five times, at once and later, on two lines: each is told the one outcome', async () => {
    const again = { op: 'bid', id: first, lot: lot.id, amount: sar(10_000), seen: 0 }
    const secondLine = await LiveLine.openAs(server, noor)
    secondLine.say(again, again, again, again, again)
    await secondLine.hears(() => secondLine.answersTo(first).length === 5)
    const accepted = byNoor.answersTo(first)[0]?.outcome
    expect(secondLine.answersTo(first).map(({ outcome }) => outcome)).toEqual(Array(5).fill(accepted))
    secondLine.hangUp()
  })

  await test.step('a refusal is as final: with the money there now, the same id is still refused', async () => {
    const id = randomUUID()
    expect(await byPoor.bid(lot.id, sar(12_000), id)).toBe('insufficient_funds')
    await topUp(poor, sar(10_000))
    expect(await byPoor.bid(lot.id, sar(12_000), id)).toBe('insufficient_funds')
  })

  await test.step('nothing has changed but the first bid', async () => {
    expect(await lotOf(noor, lot)).toMatchObject({ status: 'open', price: sar(10_000), bidCount: 1 })
    expect(await lotOf(noor, waiting)).toMatchObject({ status: 'queued', bidCount: 0 })
    expect(await wallet(noor, 'SAR')).toEqual({ available: 90_000n, held: 10_000n, incoming: 0n })
    expect(await wallet(sami, 'SAR')).toEqual({ available: 100_000n, held: 0n, incoming: 0n })
    expect(await wallet(poor, 'SAR')).toEqual({ available: 20_400n, held: 0n, incoming: 0n })
    await expectBooksInOrder(server, operator)
  })

  await test.step('on a closed lot: lot_not_open, and the leader’s money is free', async () => {
    const note = 'The piece broke.'
    await operator.api.auction.voidLot({ lot: lot.id, reason: 'item_problem', note })
    expect(await bySami.bid(lot.id, sar(30_000))).toBe('lot_not_open')
    expectWords('lot_not_open')
    expect(await wallet(noor, 'SAR')).toEqual({ available: 100_000n, held: 0n, incoming: 0n })
    expect(await wallet(sami, 'SAR')).toEqual({ available: 100_000n, held: 0n, incoming: 0n })
    await expectBooksInOrder(server, operator)
  })
  for (const line of [nobody, ...lines]) line.hangUp()
})
