import { asId, type Currency, type Id, instant, type Money, money, sumMoney } from '@dallal/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  accountName,
  bidHoldMoved,
  bidHoldOf,
  canonicalText,
  commissionOf,
  type HoldRef,
  holdReleased,
  type Journal,
  type Leg,
  lotWon,
  orderSettled,
  payoutFailed,
  payoutPaid,
  payoutRequested,
  payoutSent,
  topUpConfirmed,
  topUpFailed,
  topUpLate,
  topUpStarted,
  topUpSuspense,
} from './index.ts'

/** A well-formed id from a small number, so that a failing example reads well. */
function id<T extends Id<string>>(n: number): T {
  return asId<T>(`00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`)
}

/** The books on one page: what a journal does to posted and pending balances, without guards. For these tests alone. */
class Books {
  readonly posted = new Map<string, bigint>()
  readonly open = new Map<string, Extract<Leg, { type: 'hold' }>>()

  take(journal: Journal): this {
    journal.legs.forEach((leg, place) => {
      if (leg.type === 'post') this.move(accountName(leg.debit), accountName(leg.credit), leg.amount)
      if (leg.type === 'hold') this.open.set(`${journal.key}#${place}`, leg)
      if (leg.type === 'capture') this.capture(leg.hold, leg.amount)
      if (leg.type === 'void') expect(this.open.delete(`${leg.hold.journal}#${leg.hold.leg}`)).toBe(true)
    })
    return this
  }

  private capture(hold: HoldRef, amount: Money): void {
    const name = `${hold.journal}#${hold.leg}`
    const held = this.open.get(name)
    if (!held) throw new Error(`nothing is held under ${name}`)
    expect(amount.minor <= held.amount.minor).toBe(true)
    this.open.delete(name)
    this.move(accountName(held.debit), accountName(held.credit), amount)
  }

  private move(debit: string, credit: string, { minor }: Money): void {
    this.posted.set(debit, (this.posted.get(debit) ?? 0n) - minor)
    this.posted.set(credit, (this.posted.get(credit) ?? 0n) + minor)
  }

  /** Posted balances that are not zero, by account code. */
  balances(): Record<string, bigint> {
    const codes = [...this.posted].filter(([, minor]) => minor !== 0n)
    return Object.fromEntries(codes.map(([name, minor]) => [name.split('/')[0], minor]))
  }
}

const currencies = fc.constantFrom<Currency>('JPY', 'SAR', 'KWD')
const prices = fc.bigInt({ min: 1n, max: 1_000_000_000_000n })
const terms = fc.record({
  commissionBasisPoints: fc.integer({ min: 0, max: 4_000 }),
  vatBasisPoints: fc.integer({ min: 0, max: 2_500 }),
})

describe('commission', () => {
  it.each([
    [24_500n, 'SAR', 800, 1_500, { seller: 22_246n, commission: 1_960n, vat: 294n }],
    [12_345n, 'KWD', 800, 0, { seller: 11_357n, commission: 988n, vat: 0n }],
    [1n, 'SAR', 800, 1_500, { seller: 1n, commission: 0n, vat: 0n }],
    [100n, 'JPY', 800, 1_000, { seller: 91n, commission: 8n, vat: 1n }],
  ] as const)(
    'of %s %s at %s and %s basis points',
    (price, currency, commissionBasisPoints, vatBasisPoints, expected) => {
      const shares = commissionOf(money(price, currency), { commissionBasisPoints, vatBasisPoints })
      const { seller, commission, vat } = shares
      expect({ seller: seller.minor, commission: commission.minor, vat: vat.minor }).toEqual(expected)
    },
  )

  it('shares sum to the price in currencies of 0, 2 and 3 decimals', () => {
    fc.assert(
      fc.property(prices, currencies, terms, (minor, currency, rates) => {
        const price = money(minor, currency)
        const { seller, commission, vat } = commissionOf(price, rates)
        expect(sumMoney([seller, commission, vat], currency)).toEqual(price)
      }),
    )
  })
})

describe('the way of one price', () => {
  it('leaves escrow, wallets and transit at zero and every unit with its owner', () => {
    fc.assert(
      fc.property(prices, currencies, terms, (minor, currency, rates) => {
        const price = money(minor, currency)
        const topUp = { id: id<never>(1), user: id<never>(2), amount: price, expiresAt: instant(0) }
        const move = {
          lot: id<never>(3),
          order: id<never>(4),
          version: 7n,
          released: null,
          leader: topUp.user,
          amount: price,
        }
        const books = new Books()
          .take(topUpStarted(topUp))
          .take(topUpConfirmed(topUp))
          .take(bidHoldMoved(move))
          .take(lotWon(move.lot, bidHoldOf(move), price))
          .take(orderSettled({ order: move.order, seller: id<never>(5), price, terms: rates }))
        const { seller, commission, vat } = commissionOf(price, rates)
        const { user_wallet, order_escrow, ...rest } = books.balances()
        expect([user_wallet, order_escrow]).toEqual([undefined, undefined])
        expect(rest.gateway_clearing).toBe(-minor)
        expect((rest.seller_available ?? 0n) + (rest.commission_revenue ?? 0n) + (rest.vat_payable ?? 0n)).toBe(minor)
        expect(rest.commission_revenue ?? 0n).toBe(commission.minor)
        expect(rest.vat_payable ?? 0n).toBe(vat.minor)

        fc.pre(seller.minor > 0n)
        const payout = { id: id<never>(6), seller: id<never>(5), amount: seller }
        const [refused, returned] = [payout, { ...payout, id: id<never>(7) }]
        books.take(payoutRequested(refused)).take(payoutFailed(refused, 'requested'))
        expect([books.balances().seller_available, books.open.size]).toEqual([seller.minor, 0])
        books.take(payoutRequested(returned)).take(payoutSent(returned)).take(payoutFailed(returned, 'sent'))
        expect([books.balances().seller_available, books.balances().payout_transit]).toEqual([seller.minor, undefined])

        const last = { ...payout, id: id<never>(8) }
        books.take(payoutRequested(last)).take(payoutSent(last)).take(payoutPaid(last))
        expect(books.balances().seller_available).toBe(undefined)
        expect(books.balances().payout_transit).toBe(undefined)
        expect(books.open.size).toBe(0)
      }),
    )
  })

  it('an outbid moves one hold and leaves no other', () => {
    const first = {
      lot: id<never>(1),
      order: id<never>(2),
      version: 3n,
      released: null,
      leader: id<never>(8),
      amount: money(100n, 'SAR'),
    }
    const second = {
      ...first,
      version: 9n,
      released: bidHoldOf(first),
      leader: id<never>(9),
      amount: money(105n, 'SAR'),
    }
    const books = new Books().take(bidHoldMoved(first)).take(bidHoldMoved(second))
    expect([...books.open.values()].map((leg) => leg.debit.owner)).toEqual([second.leader])
    expect(books.take(holdReleased(first.lot, bidHoldOf(second))).open.size).toBe(0)
  })
})

describe('keys', () => {
  const amount = money(500n, 'SAR')
  const topUp = { id: id<never>(1), user: id<never>(2), amount, expiresAt: instant(0) }
  const payout = { id: id<never>(1), seller: id<never>(2), amount }
  const move = { lot: id<never>(1), order: id<never>(1), version: 1n, released: null, leader: id<never>(2), amount }
  const everyEvent: Journal[] = [
    topUpStarted(topUp),
    topUpConfirmed(topUp),
    topUpFailed(topUp.id),
    topUpLate(topUp.id, topUp),
    topUpSuspense(topUp.id, id<never>(1), amount),
    bidHoldMoved(move),
    bidHoldMoved({ ...move, version: 2n }),
    holdReleased(move.lot, bidHoldOf(move)),
    lotWon(move.lot, bidHoldOf(move), amount),
    orderSettled({
      order: move.order,
      seller: id<never>(2),
      price: amount,
      terms: { commissionBasisPoints: 800, vatBasisPoints: 1_500 },
    }),
    payoutRequested(payout),
    payoutSent(payout),
    payoutPaid(payout),
    payoutFailed(payout, 'requested'),
  ]

  it('no two events share one, even about things that share an id', () => {
    expect(new Set(everyEvent.map((event) => event.key)).size).toBe(everyEvent.length)
  })

  it('the same event always reads the same', () => {
    const texts = everyEvent.map(canonicalText)
    expect(everyEvent.map(canonicalText)).toEqual(texts)
  })

  it('another amount under the same key reads differently', () => {
    const other = topUpStarted({ ...topUp, amount: money(501n, 'SAR') })
    expect(other.key).toBe(everyEvent[0]?.key)
    expect(canonicalText(other)).not.toBe(canonicalText(topUpStarted(topUp)))
  })
})

it('a leg of nothing, of two currencies or to itself cannot be written', () => {
  const user = { id: id<never>(1), user: id<never>(2), expiresAt: instant(0) }
  expect(() => topUpStarted({ ...user, amount: money(0n, 'SAR') })).toThrow('more than nothing')
  expect(() => topUpStarted({ ...user, amount: money(-5n, 'SAR') })).toThrow('more than nothing')
})
