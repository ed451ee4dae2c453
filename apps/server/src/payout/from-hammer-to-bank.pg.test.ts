import { randomUUID } from 'node:crypto'
import { type Currency, MS } from '@dallal/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asBuyer, asSeller, OPERATOR, openTestMarket, type TestMarket } from '#test-market'

let market: TestMarket
beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

/** Price, shares and what is left, in minor units: two decimals with tax, three without, none with another rate. */
const stories = [
  ['SAR', 'SA', 24_500n, { proceeds: 22_246n, commission: 1_960n, vat: 294n }],
  ['KWD', 'KW', 12_345n, { proceeds: 11_357n, commission: 988n, vat: 0n }],
  ['JPY', 'BH', 999n, { proceeds: 911n, commission: 80n, vat: 8n }],
  ['SAR', 'SA', 1n, { proceeds: 1n, commission: 0n, vat: 0n }],
] as const satisfies readonly [Currency, string, bigint, object][]

describe.each(stories)('%s, a seller in %s, a price of %s minor units', (currency, country, price, shares) => {
  it('goes from the hammer to the bank, and every unit is with its owner at every step', async () => {
    const shop = await market.openShop(`shop-${currency.toLowerCase()}-${price}`, currency, country)
    const buyer = await market.addBuyer('نور')
    const wire = (minor: bigint) => ({ minor: String(minor), currency })
    const seller = market.as(asSeller(shop))
    const operator = market.as(OPERATOR)
    const money = async () => {
      const { waiting, ...sums } = await seller.payout.sellerMoney()
      return { ...Object.fromEntries(Object.entries(sums).map(([name, { minor }]) => [name, BigInt(minor)])), waiting }
    }
    const before = {
      commission: await market.balance('commission_revenue', null, currency),
      vat: await market.balance('vat_payable', null, currency),
      bank: await market.balance('bank', null, currency),
    }

    const sold = await market.sell(shop, buyer, price)
    await market.deliver()
    await market.expectSound()
    const sale = await seller.orders.sale({ order: sold.order })
    expect(sale).toMatchObject({
      status: 'paid',
      price: wire(price),
      commission: wire(shares.commission),
      vat: wire(shares.vat),
      proceeds: wire(shares.proceeds),
      buyer: { name: 'نور' },
      product: { title: { ar: 'إبريق', en: 'Ewer' }, image: { width: 640 } },
    })
    expect(await market.balance('order_escrow', sold.order, currency)).toBe(price)
    expect(await money()).toEqual({
      ...{ processing: shares.proceeds, available: 0n, onTheWay: 0n, paidOut: 0n },
      waiting: [
        {
          order: sold.order,
          number: sale.number,
          proceeds: wire(shares.proceeds),
          status: 'paid',
          settlesAt: null,
        },
      ],
    })

    await seller.orders.ship({ order: sold.order, carrier: 'smsa', trackingNumber: '290123456789' })
    market.moveTime(2 * MS.day)
    const received = await market.as(asBuyer(buyer)).orders.confirmReceipt({ order: sold.order })
    expect(received).toMatchObject({ status: 'received', receivedAt: expect.any(String) })
    await market.expectSound()
    expect(Date.parse(received.settlesAt ?? '') - Date.parse(received.receivedAt ?? '')).toBe(7 * MS.day)

    market.moveTime(7 * MS.day - 1)
    expect(await market.settlement.settleDue()).toEqual({ settled: 0, failed: 0 })
    market.moveTime(1)
    expect(await market.settlement.settleDue()).toEqual({ settled: 1, failed: 0 })
    await market.expectSound()
    expect(await market.balance('order_escrow', sold.order, currency)).toBe(0n)
    expect((await market.balance('commission_revenue', null, currency)) - before.commission).toBe(shares.commission)
    expect((await market.balance('vat_payable', null, currency)) - before.vat).toBe(shares.vat)
    expect(await money()).toEqual({
      ...{ processing: 0n, available: shares.proceeds, onTheWay: 0n, paidOut: 0n },
      waiting: [],
    })
    expect(await seller.orders.sale({ order: sold.order })).toMatchObject({
      status: 'settled',
      settledAt: received.settlesAt,
    })

    const asked = await seller.payout.requestPayout({ key: randomUUID(), amount: wire(shares.proceeds) })
    expect(asked).toMatchObject({ status: 'requested', amount: wire(shares.proceeds), ibanLast4: '7519' })
    await market.expectSound()
    expect(await money()).toMatchObject({ available: 0n, onTheWay: shares.proceeds, paidOut: 0n })

    const sent = await operator.payout.markPayoutSent({ payout: asked.id, bankReference: 'ANB-1' })
    expect(sent).toMatchObject({ status: 'sent', iban: 'SA0380000000608010167519', bankReference: 'ANB-1' })
    await market.expectSound()
    expect(await market.balance('payout_transit', null, currency)).toBe(shares.proceeds)
    expect(await money()).toMatchObject({ available: 0n, onTheWay: shares.proceeds, paidOut: 0n })

    await operator.payout.markPayoutPaid({ payout: asked.id })
    await market.expectSound()
    expect(await market.balance('payout_transit', null, currency)).toBe(0n)
    expect(before.bank - (await market.balance('bank', null, currency))).toBe(-shares.proceeds)
    expect(await money()).toMatchObject({ available: 0n, onTheWay: 0n, paidOut: shares.proceeds })
  })
})

it('writes to the buyer and the seller what concerns them, and nothing twice', async () => {
  const shop = await market.openShop('letters')
  const buyer = await market.addBuyer('سامي')
  const sold = await market.sell(shop, buyer, 5_000n)
  await market.deliver()
  await market.as(asSeller(shop)).orders.ship({ order: sold.order, carrier: 'other', trackingNumber: 'TRACK-77' })
  await market.as(asBuyer(buyer)).orders.confirmReceipt({ order: sold.order })
  market.moveTime(7 * MS.day)
  await market.settlement.settleDue()
  const payout = await market
    .as(asSeller(shop))
    .payout.requestPayout({ key: randomUUID(), amount: { minor: '4000', currency: 'SAR' } })
  await market.as(OPERATOR).payout.markPayoutSent({ payout: payout.id, bankReference: 'RIB-9' })
  await market.as(OPERATOR).payout.markPayoutPaid({ payout: payout.id })
  await market.deliver()
  await market.deliver()

  const letters = await market.mailbox.list({ before: null, limit: 100 })
  const to = (id: string) => letters.filter((letter) => letter.to === `${id}@test.invalid`).map(({ body }) => body)
  expect(to(buyer)).toHaveLength(2)
  expect(to(buyer).join()).toContain('TRACK-77')
  expect(to(buyer).join()).toContain(`https://market.example/ar/orders/${sold.order}`)
  expect(to(shop.person)).toHaveLength(2)
  expect(to(shop.person).join()).toContain('RIB-9')
  expect(to(shop.person).join()).toContain('7519')
  expect(letters.map(({ body }) => body).join()).not.toContain('SA0380000000608010167519')
})
