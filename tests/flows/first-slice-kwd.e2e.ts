import { expect, test } from '@playwright/test'
import { openEvening, openLot, prepareLot, welcomeBidder } from '../support/evening.ts'
import {
  bid,
  expectBooksInOrder,
  KUWAIT,
  payTopUp,
  untilClosed,
  untilConfirmed,
  wallet,
} from '../support/market-steps.ts'
import { kwd } from '../support/money.ts'
import { discardServer, type RunningServer, startServer } from '../support/running-server.ts'
import { waitFor } from '../support/wait-for.ts'

/** From top-up to the seller's bank in a currency of three decimals, without a browser, on the real server. */

let server: RunningServer
test.beforeAll(async () => {
  server = await startServer({ roles: 'api,worker' })
})
test.afterAll(() => discardServer(server))

test('one dinar, end to end: listed, auctioned, held, won, shipped, settled and paid out', async () => {
  test.setTimeout(180_000)
  const { operator, seller } = await openEvening(server, KUWAIT)
  const sami = await welcomeBidder(server, 'Sami', kwd(10_000), { locale: 'en', outcome: 'duplicate' })
  const sara = await welcomeBidder(server, 'سارة', kwd(10_000))
  const unheardOf = await payTopUp(sara, kwd(500), 'silent')
  const prepared = await prepareLot(seller, { startPrice: kwd(1_234), durationMs: 12_000 })
  const { show, lot } = prepared
  await openLot(seller, prepared)

  await test.step('bids race; each is held when it leads and free again when it does not', async () => {
    expect(await bid(sami, lot.id, kwd(1_233))).toEqual({ kind: 'refused', code: 'bid_too_low' })
    expect(await bid(sami, lot.id, kwd(1_234))).toMatchObject({ kind: 'accepted' })
    expect(await wallet(sami, 'KWD')).toEqual({ available: 8_766n, held: 1_234n, incoming: 0n })
    expect(await bid(sara, lot.id, kwd(10_001))).toEqual({ kind: 'refused', code: 'insufficient_funds' })
    expect(await bid(sara, lot.id, kwd(2_345))).toMatchObject({ kind: 'accepted' })
    expect(await wallet(sami, 'KWD')).toEqual({ available: 10_000n, held: 0n, incoming: 0n })
    const racing = await Promise.all([3_001, 3_333, 3_777].map((minor) => bid(sami, lot.id, kwd(minor))))
    expect(racing.filter(({ kind }) => kind === 'accepted')).toHaveLength(1)
  })

  const closed = await untilClosed(seller, lot)
  const price = BigInt(closed.price?.minor ?? 0)
  expect(closed.status).toBe('sold')

  await test.step('the winner is charged exactly once, the loser has everything back', async () => {
    expect(await wallet(sami, 'KWD')).toEqual({ available: 10_000n - price, held: 0n, incoming: 0n })
    expect(await wallet(sara, 'KWD')).toEqual({ available: 10_000n, held: 0n, incoming: 500n })
    await expectBooksInOrder(server, operator)
  })

  const purchase = await waitFor('the order', async () => (await sami.api.orders.purchases({})).items[0])
  expect(purchase.price).toEqual(kwd(Number(price)))
  await seller.api.orders.ship({ order: purchase.id, carrier: 'aramex', trackingNumber: 'KW 7001 2345' })
  const received = await sami.api.orders.confirmReceipt({ order: purchase.id })
  expect(received.status).toBe('received')

  await test.step('the gateway never told of a payment, and was asked', async () => {
    await untilConfirmed(sara, unheardOf)
    expect(await wallet(sara, 'KWD')).toEqual({ available: 10_500n, held: 0n, incoming: 0n })
    await expectBooksInOrder(server, operator)
  })

  await test.step('seven days later the seller has the price less commission; Kuwait has no VAT', async () => {
    const moved = await server.cli('clock', 'advance', '7d')
    expect(moved.output).not.toContain('refused')
    expect(moved.code).toBe(0)
    expect((await server.cli('settle')).code).toBe(0)
    const commission = halfEven(price * 8n, 100n)
    const money = await waitFor('the settlement', async () => {
      const seen = await seller.api.payout.sellerMoney()
      return seen.available.minor !== '0' && seen
    })
    expect(BigInt(money.available.minor)).toBe(price - commission)
    expect(money.processing.minor).toBe('0')
    await expectBooksInOrder(server, operator)
  })

  await test.step('the seller is paid out, to the last fils', async () => {
    const { available } = await seller.api.payout.sellerMoney()
    const payout = await seller.api.payout.requestPayout({ key: `payout-${show.id}`, amount: available })
    await operator.api.payout.markPayoutSent({ payout: payout.id, bankReference: 'NBK-1' })
    await operator.api.payout.markPayoutPaid({ payout: payout.id })
    const money = await seller.api.payout.sellerMoney()
    expect([money.available.minor, money.onTheWay.minor, money.paidOut.minor]).toEqual(['0', '0', available.minor])
    await expectBooksInOrder(server, operator)
  })
  for (const visitor of [sami, sara]) visitor.leave()
})

function halfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  const twice = (numerator % denominator) * 2n
  return twice > denominator || (twice === denominator && quotient % 2n === 1n) ? quotient + 1n : quotient
}
