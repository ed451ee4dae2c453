import { DEFAULT_RULES, project, queuedLot } from '@dallal/auction'
import { lotToWire, type ShowState, type UserState } from '@dallal/contract'
import { asId, instant, type LotId, money, type ShowId, type UserId } from '@dallal/kernel'
import { expect, test } from 'vitest'
import { CHAT_KEPT, foldChat } from './fold-chat.ts'
import { foldLot } from './fold-lot.ts'
import { foldShow } from './fold-show.ts'
import { foldUser } from './fold-user.ts'
import type { TopicEvent, TopicMessage } from './topic-message.ts'

const LOT = asId<LotId>('00000000-0000-7000-8000-000000000001')
const SHOW = asId<ShowId>('00000000-0000-7000-8000-000000000002')
const sar = (minor: string) => ({ minor, currency: 'SAR' }) as const

test('a lot is folded by the rules the server decides with', () => {
  const seller = asId<UserId>('00000000-0000-7000-8000-000000000003')
  const queued = project(
    queuedLot({ id: LOT, show: SHOW, seller, startPrice: money(5_000n, 'SAR'), rules: DEFAULT_RULES }),
  )
  const events: TopicEvent<'lot'>[] = [
    { type: 'lot_opened', version: 1, at: 0, startPrice: sar('5000'), rules: DEFAULT_RULES, closesAt: 30_000 },
    { type: 'bid_accepted', version: 2, at: 25_000, alias: 1, amount: sar('5000') },
    { type: 'lot_extended', version: 3, at: 25_000, closesAt: 32_000 },
    { type: 'lot_sold', version: 4, at: 32_000, alias: 1, amount: sar('5000') },
  ]
  const messages: TopicMessage<'lot'>[] = [
    { type: 'state', version: 0, state: lotToWire(queued, { bids: [], voidReason: null }) },
    ...events.map((event) => ({ type: 'event', version: event.version, event }) as const),
  ]
  const lot = messages.reduce(foldLot, null)
  expect(lot).toMatchObject({
    status: 'sold',
    version: 4,
    bidCount: 1,
    closesAt: instant(32_000),
    leader: { alias: 1, amount: money(5_000n, 'SAR') },
  })
})

test('a show hears of its stream and its lots', () => {
  const lot = {
    id: LOT,
    show: SHOW,
    number: 1,
    product: { id: SHOW, title: { ar: 'ساعة', en: 'Watch' }, image: null },
    status: 'queued',
    startPrice: sar('5000'),
    durationMs: 30_000,
    windowMs: 10_000,
    extensionMs: 7_000,
    suddenDeath: false,
    price: null,
    bidCount: 0,
    leader: null,
    closesAt: null,
  } as const
  const start: ShowState = { status: 'scheduled', currentLot: null, streaming: false, lots: [lot] }
  const events: TopicEvent<'show'>[] = [
    { type: 'show_went_live', at: 0 },
    { type: 'stream_started' },
    { type: 'lot_opened', lot: { ...lot, status: 'open' } },
    { type: 'lot_closed', lot: LOT, status: 'sold', price: sar('6000'), leader: 2 },
    { type: 'show_ended', at: 9 },
  ]
  const messages = events.map((event, index) => ({ type: 'event', version: index + 1, event }) as const)
  const shows = messages.map((_, count) => messages.slice(0, count + 1).reduce(foldShow, start))
  expect(shows[2]).toMatchObject({ status: 'live', streaming: true, currentLot: LOT, lots: [{ status: 'open' }] })
  expect(shows[4]).toMatchObject({ status: 'ended', streaming: false, lots: [{ status: 'sold', price: sar('6000') }] })
})

test('a chat keeps its last words, each once', () => {
  const said = (n: number): TopicMessage<'chat'> => {
    const id = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
    const message = { id, name: 'n', role: 'viewer', text: String(n), at: n } as const
    return { type: 'event', version: n, event: { type: 'said', message } }
  }
  const many = Array.from({ length: CHAT_KEPT + 5 }, (_, n) => said(n + 1))
  const words = [...many, said(CHAT_KEPT + 5)].reduce(foldChat, [])
  expect(words).toHaveLength(CHAT_KEPT)
  expect(words.at(-1)?.text).toBe(String(CHAT_KEPT + 5))
  expect(words[0]?.text).toBe('6')
})

test('a person leads, is outbid, leads again and wins; and knows nothing any more without the right to it', () => {
  const start: UserState = { balances: [], leading: [], aliases: [] }
  const fold = (user: UserState | null, event: TopicEvent<'user'>) =>
    foldUser(user, { type: 'event', version: 1, event })
  const leads = fold(start, { type: 'leading', lot: LOT, amount: sar('5000'), alias: 3 })
  expect(leads).toMatchObject({ leading: [{ lot: LOT, amount: sar('5000') }], aliases: [{ lot: LOT, alias: 3 }] })
  const outbid = fold(leads, { type: 'outbid', lot: LOT, released: sar('5000'), price: sar('5500'), alias: 3 })
  expect(outbid?.leading).toEqual([])
  const atOnce = fold(start, { type: 'outbid', lot: LOT, released: sar('0'), price: sar('5500'), alias: 4 })
  expect(atOnce).toMatchObject({ leading: [], aliases: [{ lot: LOT, alias: 4 }] })
  const again = fold(outbid, { type: 'leading', lot: LOT, amount: sar('6000'), alias: 3 })
  expect(again?.aliases).toHaveLength(1)
  expect(fold(again, { type: 'won', lot: LOT, order: SHOW, price: sar('6000') })?.leading).toEqual([])
  expect(foldUser(again, { type: 'refused', code: 'token_expired' })).toBeNull()
})
