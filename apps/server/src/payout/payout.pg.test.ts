import { randomUUID } from 'node:crypto'
import { MS } from '@dallal/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sellersOf } from '#identity'
import type { Caller } from '#platform/database'
import {
  asBuyer,
  asSeller,
  NOBODY,
  NOTHING,
  OPERATOR,
  openTestMarket,
  refusalOf,
  type TestMarket,
  type TestShop,
} from '#test-market'
import { requestPayout } from './request-payout.ts'

let market: TestMarket
let noor: Awaited<ReturnType<TestMarket['addBuyer']>>
let saad: TestShop
beforeAll(async () => {
  market = await openTestMarket()
  noor = await market.addBuyer('نور')
  saad = await market.openShop('saad', 'KWD', 'KW')
})
afterAll(() => market.close())

/** A shop with 9 200 minor units of settled money from a price of 10 000, without tax. */
async function shopWithMoney(name: string): Promise<TestShop> {
  const shop = await market.openShop(name, 'SAR', 'KW')
  const { order } = await market.sell(shop, noor, 10_000n)
  await market.deliver()
  await market.as(asSeller(shop)).orders.ship({ order, carrier: 'dhl', trackingNumber: 'JD014' })
  await market.as(asBuyer(noor)).orders.confirmReceipt({ order })
  market.moveTime(7 * MS.day)
  await market.settlement.settleDue()
  return shop
}

const sar = (minor: bigint) => ({ minor: String(minor), currency: 'SAR' }) as const
const ask = (caller: Caller, minor: bigint, key: string = randomUUID()) =>
  market.as(caller).payout.requestPayout({ key, amount: sar(minor) })

describe('asking for a payout', () => {
  it('the first refusal that applies is the answer', async () => {
    const shop = await shopWithMoney('precedence')
    const mine = asSeller(shop)
    expect(await refusalOf(ask(NOBODY, 0n))).toMatchObject({ code: 'not_signed_in' })
    expect(await refusalOf(ask(asBuyer(noor), 0n))).toMatchObject({ code: 'not_a_verified_seller' })
    expect(await refusalOf(ask(asSeller(saad), 0n))).toMatchObject({ code: 'currency_mismatch', currency: 'KWD' })
    expect(await refusalOf(ask(mine, 0n))).toMatchObject({ code: 'amount_not_positive' })
    expect(await refusalOf(ask(mine, -5n))).toMatchObject({ code: 'amount_not_positive' })
    expect(await refusalOf(ask(mine, 9_201n))).toMatchObject({
      code: 'payout_exceeds_available',
      available: sar(9_200n),
    })
    await ask(mine, 9_200n)
    expect(await refusalOf(ask(mine, 1n))).toMatchObject({ code: 'payout_nothing_available' })
    const nothingYet = market.as(asSeller(saad)).payout.requestPayout({
      key: randomUUID(),
      amount: { minor: '1', currency: 'KWD' },
    })
    expect(await refusalOf(nothingYet)).toMatchObject({ code: 'payout_nothing_available' })
    await market.expectSound()
  })

  it('under one key it is one payout, with another body it is refused, and a refused key may be tried again', async () => {
    const shop = await shopWithMoney('keys')
    const key = randomUUID()
    expect(await refusalOf(ask(asSeller(shop), 99_999n, key))).toMatchObject({ code: 'payout_exceeds_available' })
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(asSeller(shop), 4_000n, key)))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(await refusalOf(ask(asSeller(shop), 4_001n, key))).toMatchObject({ code: 'key_reused' })
    const { available, onTheWay } = await market.as(asSeller(shop)).payout.sellerMoney()
    expect([available, onTheWay]).toEqual([sar(5_200n), sar(4_000n)])
    await market.expectSound()
  })

  it('of ten at once for all there is, one gets it', async () => {
    const shop = await shopWithMoney('crowd')
    const codes = await Promise.all(
      Array.from({ length: 10 }, async () => (await refusalOf(ask(asSeller(shop), 9_200n))).code),
    )
    expect(codes.sort()).toEqual(['not refused', ...Array<string>(9).fill('payout_nothing_available')])
    await market.expectSound()
  })

  it('cut off before the end, holds nothing and keeps no key', async () => {
    const shop = await shopWithMoney('cut')
    const requireSeller = async () => ({ ok: true as const, value: await sellerRow(shop) })
    const dies = {
      ...market.world,
      requireSeller,
      outbox: {
        publish: async () => {
          throw new Error('the process died')
        },
      },
    }
    const key = randomUUID()
    await expect(requestPayout(dies, asSeller(shop), { key, amount: sar(9_200n) })).rejects.toThrow('the process died')
    await market.expectSound()
    expect(await ask(asSeller(shop), 100n, key)).toMatchObject({ status: 'requested', amount: sar(100n) })
  })

  it('goes to the account as it was when the seller asked', async () => {
    const shop = await shopWithMoney('account')
    const { id } = await ask(asSeller(shop), 9_200n)
    await market.db.asSuperuser(
      `update seller_application set iban = 'SA4420000001234567891234', legal_name = 'Another' where seller_id = $1`,
      [shop.seller],
    )
    const sent = await market.as(OPERATOR).payout.markPayoutSent({ payout: id, bankReference: 'ANB-1' })
    expect(sent).toMatchObject({ iban: 'SA0380000000608010167519', seller: { legalName: 'account trading' } })
  })
})

async function sellerRow({ seller }: TestShop) {
  return market.db.database.asSystem(async (tx) => {
    const found = (await sellersOf(tx, [seller])).get(seller)
    if (!found) throw new Error('the shop is there')
    return found
  })
}

describe('sending and confirming', () => {
  it('the first refusal that applies is the answer', async () => {
    const shop = await shopWithMoney('steps')
    const { id: payout } = await ask(asSeller(shop), 9_200n)
    const send = async (caller: Caller, id: string = payout) =>
      (await refusalOf(market.as(caller).payout.markPayoutSent({ payout: id, bankReference: 'ANB-1' }))).code
    const confirm = async (caller: Caller, id: string = payout) =>
      (await refusalOf(market.as(caller).payout.markPayoutPaid({ payout: id }))).code
    for (const step of [send, confirm]) {
      expect(await step(NOBODY)).toBe('not_signed_in')
      expect(await step(asSeller(shop))).toBe('not_allowed')
      expect(await step(OPERATOR, NOTHING)).toBe('not_found')
    }
    expect(await confirm(OPERATOR)).toBe('payout_not_sent')
    expect((await Promise.all([send(OPERATOR), send(OPERATOR)])).sort()).toEqual([
      'not refused',
      'payout_not_requested',
    ])
    expect((await Promise.all([confirm(OPERATOR), confirm(OPERATOR)])).sort()).toEqual([
      'not refused',
      'payout_not_sent',
    ])
    expect(await send(OPERATOR)).toBe('payout_not_requested')
    await market.expectSound()
  })

  it('lists: a seller sees their own, newest first; an operator all, who has waited longest first, by status', async () => {
    const shop = await shopWithMoney('lists')
    const ids: string[] = []
    for (const minor of [100n, 200n, 300n]) {
      market.moveTime(1_000)
      ids.push((await ask(asSeller(shop), minor)).id)
    }
    const first = await market.as(asSeller(shop)).payout.payouts({ limit: 2 })
    expect(first.items.map(({ id }) => id)).toEqual([ids[2], ids[1]])
    const rest = await market.as(asSeller(shop)).payout.payouts({ limit: 2, cursor: first.next ?? '' })
    expect([rest.items.map(({ id }) => id), rest.next]).toEqual([[ids[0]], null])

    const cases = await market.as(OPERATOR).payout.payoutCases({ limit: 100, status: 'requested' })
    const mine = cases.items.filter(({ seller }) => seller.id === shop.seller).map(({ id }) => id)
    expect(mine).toEqual(ids)
    expect(cases.items.every(({ status }) => status === 'requested')).toBe(true)
    const paid = await market.as(OPERATOR).payout.payoutCases({ limit: 100, status: 'paid' })
    expect(paid.items.map(({ status }) => status)).toEqual(['paid'])

    expect((await refusalOf(market.as(NOBODY).payout.payouts({ limit: 2 }))).code).toBe('not_signed_in')
    expect((await refusalOf(market.as(asBuyer(noor)).payout.payouts({ limit: 2 }))).code).toBe('not_a_verified_seller')
    expect((await refusalOf(market.as(NOBODY).payout.payoutCases({ limit: 2 }))).code).toBe('not_signed_in')
    expect((await refusalOf(market.as(asSeller(shop)).payout.payoutCases({ limit: 2 }))).code).toBe('not_allowed')
    expect((await refusalOf(market.as(NOBODY).payout.sellerMoney())).code).toBe('not_signed_in')
    expect((await refusalOf(market.as(asBuyer(noor)).payout.sellerMoney())).code).toBe('not_a_verified_seller')
  })
})

describe('what the bank does not take', () => {
  const fail = (payout: string, caller: Caller = OPERATOR, reason = 'The account is closed.') =>
    market.as(caller).payout.markPayoutFailed({ payout, reason })
  const send = (payout: string) => market.as(OPERATOR).payout.markPayoutSent({ payout, bankReference: 'ANB-1' })
  const moneyOf = async (shop: TestShop) => {
    const { available, onTheWay, paidOut } = await market.as(asSeller(shop)).payout.sellerMoney()
    return [available, onTheWay, paidOut].map(({ minor }) => Number(minor))
  }

  it.each(['requested', 'sent'] as const)(
    '%s: the seller has the money again, reads why, and may ask once more',
    async (after) => {
      const shop = await shopWithMoney(`refused-${after}`)
      const { id } = await ask(asSeller(shop), 4_000n)
      const other = await ask(asSeller(shop), 1_000n)
      if (after === 'sent') await send(id)
      expect(await moneyOf(shop)).toEqual([4_200, 5_000, 0])

      market.moveTime(1_000)
      expect(await fail(id)).toMatchObject({ status: 'failed', failureReason: 'The account is closed.', paidAt: null })
      expect(await moneyOf(shop)).toEqual([8_200, 1_000, 0])
      await market.expectSound()
      const { items } = await market.as(asSeller(shop)).payout.payouts({ limit: 9 })
      expect(items.find((payout) => payout.id === id)).toMatchObject({
        ...{ status: 'failed', failureReason: 'The account is closed.', failedAt: expect.any(String) },
        bankReference: after === 'sent' ? 'ANB-1' : null,
      })

      const again = await ask(asSeller(shop), 8_200n)
      for (const payout of [other.id, again.id]) {
        await send(payout)
        await market.as(OPERATOR).payout.markPayoutPaid({ payout })
      }
      expect(await moneyOf(shop)).toEqual([0, 0, 9_200])
      await market.expectSound()
    },
  )

  it('the first refusal that applies is the answer, and of five at once one moves the money', async () => {
    const shop = await shopWithMoney('refused-once')
    const { id } = await ask(asSeller(shop), 9_200n)
    const codeOf = async (called: Promise<unknown>) => (await refusalOf(called)).code
    expect(await codeOf(fail(id, NOBODY))).toBe('not_signed_in')
    expect(await codeOf(fail(id, asSeller(shop)))).toBe('not_allowed')
    expect(await codeOf(fail(NOTHING))).toBe('not_found')
    await send(id)
    const codes = await Promise.all(Array.from({ length: 5 }, () => codeOf(fail(id))))
    expect(codes.sort()).toEqual(['not refused', ...Array<string>(4).fill('payout_ended')])
    expect(await moneyOf(shop)).toEqual([9_200, 0, 0])
    expect(await codeOf(send(id))).toBe('payout_not_requested')
    expect(await codeOf(market.as(OPERATOR).payout.markPayoutPaid({ payout: id }))).toBe('payout_not_sent')
    await market.expectSound()
  })

  it('what has arrived does not fail', async () => {
    const shop = await shopWithMoney('arrived')
    const { id } = await ask(asSeller(shop), 9_200n)
    await send(id)
    await market.as(OPERATOR).payout.markPayoutPaid({ payout: id })
    expect((await refusalOf(fail(id))).code).toBe('payout_ended')
    expect(await moneyOf(shop)).toEqual([0, 0, 9_200])
    await market.expectSound()
  })

  it('is written to the seller once, in their language, with the reason', async () => {
    const shop = await shopWithMoney('told')
    const { id } = await ask(asSeller(shop), 9_200n)
    await fail(id, OPERATOR, 'الاسم لا يطابق الحساب')
    await market.deliver()
    await market.deliver()
    const letters = (await market.mailbox.list({ before: null, limit: 200 })).filter(
      ({ to, body }) => to === `${shop.person}@test.invalid` && body.includes('الاسم لا يطابق الحساب'),
    )
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body).toContain('7519')
  })

  it.each([
    [
      'that it was sent before',
      `sent_at = now(), sent_by = failed_by, bank_reference = 'x'`,
      'sent_at = null, sent_by = null, bank_reference = null',
    ],
    [
      'that it is requested again',
      `status = 'requested', failed_at = null, failed_by = null, failure_reason = null`,
      `status = 'failed', failed_at = now(), failed_by = '${OPERATOR.userId}', failure_reason = 'again'`,
    ],
    ['another amount', 'amount_minor = amount_minor + 1', 'amount_minor = amount_minor - 1'],
  ])('says by hand %s: found, and the payout named', async (what, change, back) => {
    const shop = await shopWithMoney(`failed-hand-${what.length}`)
    const { id } = await ask(asSeller(shop), 100n)
    await fail(id)
    await market.db.asSuperuser(`update payout set ${change} where id = $1`, [id])
    expect((await market.defects()).map(({ check, row }) => `${check}: ${row}`)).toContain(
      `payouts-are-booked: payout ${id}`,
    )
    await market.db.asSuperuser(`update payout set ${back} where id = $1`, [id])
    await market.expectSound()
  })
})

describe('row security of payouts', () => {
  it('a seller sees their own, an operator all, nobody else any; no request writes one', async () => {
    const shop = await shopWithMoney('rows')
    const { id } = await ask(asSeller(shop), 100n)
    const seen = async (caller: Caller) =>
      (await market.db.database.asCaller(caller, (tx) => sql`select from payout where id = ${id}`.execute(tx))).rows
        .length
    expect(await Promise.all([asSeller(shop), OPERATOR].map(seen))).toEqual([1, 1])
    expect(await Promise.all([asSeller(saad), asBuyer(noor), NOBODY].map(seen))).toEqual([0, 0, 0])
    for (const statement of [
      sql`update payout set status = 'paid'`,
      sql`insert into payout select * from payout`,
      sql`delete from payout`,
    ]) {
      for (const caller of [asSeller(shop), OPERATOR]) {
        await expect(market.db.database.asCaller(caller, (tx) => statement.execute(tx))).rejects.toThrow(
          'permission denied',
        )
      }
    }
    for (const statement of [
      sql`update payout set amount_minor = 1`,
      sql`update payout set iban = ''`,
      sql`delete from payout`,
    ]) {
      await expect(market.db.database.asSystem((tx) => statement.execute(tx))).rejects.toThrow('permission denied')
    }
  })

  it.each([
    ['an amount', 'amount_minor = amount_minor + 1', 'amount_minor = amount_minor - 1'],
    [
      'a status',
      `status = 'sent', sent_at = now(), sent_by = '018f2f00-0000-7000-8000-000000000001', bank_reference = 'x'`,
      `status = 'requested', sent_at = null, sent_by = null, bank_reference = null`,
    ],
  ])('%s changed by hand is found, and the payout named', async (_what, change, back) => {
    const shop = await shopWithMoney(`hand-${_what.split(' ')[1]}`)
    const { id } = await ask(asSeller(shop), 100n)
    await market.db.asSuperuser(`update payout set ${change} where id = $1`, [id])
    const defects = await market.defects()
    expect(new Set(defects.map(({ check }) => check))).toEqual(
      new Set(['payouts-are-booked', 'payouts-are-on-their-way']),
    )
    expect(defects.map(({ row }) => row)).toContain(`payout ${id}`)
    await market.db.asSuperuser(`update payout set ${back} where id = $1`, [id])
    await market.expectSound()
  })
})
