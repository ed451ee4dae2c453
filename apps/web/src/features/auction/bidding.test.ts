import { bidButton } from '@dallal/client'
import { instant, money } from '@dallal/kernel'
import { describe, expect, it } from 'vitest'
import {
  type Bidding,
  type BiddingEvent,
  bidNotice,
  bidSession,
  evolveBidding,
  judgePress,
  NO_BIDDING,
  type Pressing,
} from './bidding.ts'
import { openLot } from './lot.test-builder.ts'

const sar = (minor: bigint) => money(minor, 'SAR')
const after = (...events: BiddingEvent[]): Bidding => events.reduce(evolveBidding, NO_BIDDING)
const sent: BiddingEvent = { type: 'sent', id: 'a', amount: sar(245_00n) }
const refused = (code: string): BiddingEvent => ({
  type: 'answered',
  id: 'a',
  outcome: { kind: 'refused', refusal: { code, facts: {} } },
  at: instant(1_000),
})

/** On an amount that has stood there for long, unless the story says otherwise. */
const pressOn = (shown: bigint, more: Partial<Pressing> = {}): Pressing => ({
  ...{ shown: sar(shown), read: sar(shown), pressed: sar(shown) },
  ...more,
})

describe('a press', () => {
  it('commits the amount that stood there when the finger came down', () => {
    expect(judgePress(NO_BIDDING, pressOn(245_00n), instant(0))).toBe('taken')
  })

  it('bids nothing when the price moved under the finger, and says to what', () => {
    expect(judgePress(NO_BIDDING, pressOn(250_00n, { pressed: sar(245_00n) }), instant(0))).toBe('price_moved')
    expect(judgePress(NO_BIDDING, pressOn(250_00n, { pressed: null }), instant(0))).toBe('price_moved')
    const moved = after({ type: 'price_moved', to: sar(250_00n), at: instant(0) })
    expect(bidNotice(moved, instant(100))).toEqual({ kind: 'moved', to: sar(250_00n) })
  })

  it('is not taken twice within 400 ms of one’s own success', () => {
    const accepted = after(sent, {
      type: 'answered',
      id: 'a',
      outcome: { kind: 'accepted', version: 3, alias: 1 },
      at: instant(1_000),
    })
    expect(judgePress(accepted, pressOn(250_00n), instant(1_399))).toBe('too_soon')
    expect(judgePress(accepted, pressOn(250_00n), instant(1_400))).toBe('taken')
  })

  it.each([
    ['nothing', null, 'price_moved'],
    ['the same', 250_00n, 'taken'],
    ['three steps less, as in a war of bids', 235_00n, 'taken'],
    ['more than that less: it leapt', 234_00n, 'price_moved'],
  ])('on 250 that answers to %s', (_, read, judged) => {
    const press = pressOn(250_00n, { read: read === null ? null : sar(read) })
    expect(judgePress(NO_BIDDING, press, instant(0))).toBe(judged)
  })

  it('that was not taken is told also when the news of being outbid comes after it', () => {
    const moved = after(
      { type: 'price_moved', to: sar(250_00n), at: instant(0) },
      { type: 'outbid', by: 4, price: sar(245_00n), at: instant(20) },
    )
    expect(bidNotice(moved, instant(100))).toEqual({ kind: 'moved', to: sar(250_00n) })
  })

  it('that confirms a big amount is another one than the first: a double click does not bid', () => {
    const confirmed = after({ type: 'confirmed', amount: sar(900_00n), at: instant(1_000) })
    expect(judgePress(confirmed, pressOn(900_00n), instant(1_120))).toBe('too_soon')
    expect(judgePress(confirmed, pressOn(900_00n), instant(1_400))).toBe('taken')
  })
})

describe('an answer', () => {
  it('to another bid changes nothing', () => {
    expect(after(sent, { ...refused('lot_not_open'), id: 'b' } as BiddingEvent).sending).not.toBeNull()
  })

  it.each([
    ['bid_too_low', false],
    ['insufficient_funds', false],
    ['already_leading', false],
    ['lot_not_open', true],
    ['setup_needed', true],
  ])('%s is told in words; that it holds the button up is %s', (code, holdsUp) => {
    const bidding = after(sent, refused(code))
    expect(bidNotice(bidding, instant(1_001))).toMatchObject({ kind: 'refused', refusal: { code } })
    expect(bidSession(bidding, true, null).refused !== null).toBe(holdsUp)
  })

  it('that stays away is told as unknown, and the bid is still on its way', () => {
    const unsure = after(sent, {
      type: 'answered',
      id: 'a',
      outcome: { kind: 'unknown', isRetrying: true },
      at: instant(6_000),
    })
    expect(bidNotice(unsure, instant(60_000))).toMatchObject({ kind: 'unsure' })
    expect(bidSession(unsure, true, null).isSending).toBe(true)
  })

  it('that never comes ends the waiting in words', () => {
    const given = after(sent, {
      type: 'answered',
      id: 'a',
      outcome: { kind: 'unknown', isRetrying: false },
      at: instant(60_000),
    })
    expect(bidNotice(given, instant(60_001))).toEqual({ kind: 'unanswered' })
    expect(bidSession(given, true, null).isSending).toBe(false)
  })
})

describe('a bid that comes too late: the lot is sold first, the answer comes after', () => {
  const sold = openLot({ status: 'sold', leader: { alias: 1, amount: sar(100_00n) } })
  const me = { missing: null, isSeller: false, available: sar(1_000_00n), held: null }
  const buttonOf = (bidding: Bidding, now: number) => bidButton(sold, me, bidSession(bidding, true, null), instant(now))

  it('is on its way over the end, then closed, with the words still there to read', () => {
    expect(buttonOf(after(sent), 30_001)).toEqual({ kind: 'sending' })
    const late = after(sent, { ...refused('lot_not_open'), at: instant(30_200) } as BiddingEvent)
    expect(buttonOf(late, 30_201)).toEqual({ kind: 'closed' })
    expect(bidNotice(late, instant(30_201))).toMatchObject({ kind: 'refused', refusal: { code: 'lot_not_open' } })
    expect(bidNotice(late, instant(38_200))).toBeNull()
  })

  it('or has no answer, and that is told after the end too', () => {
    const outcome = (isRetrying: boolean): BiddingEvent => ({
      ...{ type: 'answered', id: 'a', at: instant(35_000) },
      outcome: { kind: 'unknown', isRetrying },
    })
    expect(bidNotice(after(sent, outcome(true)), instant(35_001))).toMatchObject({ kind: 'unsure' })
    const given = after(sent, outcome(false))
    expect(buttonOf(given, 35_001)).toEqual({ kind: 'closed' })
    expect(bidNotice(given, instant(35_001))).toEqual({ kind: 'unanswered' })
  })
})

it('words grow old, and leave with the lot', () => {
  const outbid = after({ type: 'outbid', by: 4, price: sar(250_00n), at: instant(0) })
  expect(bidNotice(outbid, instant(7_999))).toMatchObject({ kind: 'outbid' })
  expect(bidNotice(outbid, instant(8_000))).toBeNull()
  expect(evolveBidding(outbid, { type: 'lot_changed' })).toEqual(NO_BIDDING)
})
