import type { TopicMessage } from '@dallal/client'
import { lotToWire } from '@dallal/contract'
import { instant, money } from '@dallal/kernel'
import { expect, it } from 'vitest'
import { openLot } from './lot.test-builder.ts'
import { foldWatchedLot, type WatchedLot } from './watched-lot.ts'

const amount = (minor: string) => ({ minor, currency: 'SAR' as const })

const story: TopicMessage<'lot'>[] = [
  { type: 'state', version: 1, state: lotToWire(openLot(), { bids: [], voidReason: null }) },
  {
    type: 'event',
    version: 2,
    event: { type: 'bid_accepted', version: 2, at: 5_000, alias: 1, amount: amount('10000') },
  },
  {
    type: 'event',
    version: 3,
    event: { type: 'bid_accepted', version: 3, at: 28_000, alias: 2, amount: amount('10500') },
  },
  { type: 'event', version: 4, event: { type: 'lot_extended', version: 4, at: 28_000, closesAt: 35_000 } },
]

const told = (messages: TopicMessage<'lot'>[]) => messages.reduce<WatchedLot | null>(foldWatchedLot, null)

it('keeps the bids it heard, newest first, and how much time the last one added', () => {
  const watched = told(story)
  expect(watched?.bids.map(({ alias, amount: { minor } }) => [alias, minor])).toEqual([
    [2, 10_500n],
    [1, 10_000n],
  ])
  expect(watched?.lastExtension).toEqual({ addedMs: 5_000, at: 28_000 })
  expect(watched?.lot.closesAt).toBe(35_000)
})

it('remembers why a lot was voided', () => {
  const voided: TopicMessage<'lot'> = {
    type: 'event',
    version: 5,
    event: { type: 'lot_voided', version: 5, at: 29_000, reason: 'technical_fault' },
  }
  expect(told([...story, voided])).toMatchObject({
    voidReason: 'technical_fault',
    lot: { status: 'void', leader: null },
  })
})

it('knows the bids from before it came, and those it missed when the line comes back with a whole state', () => {
  const bid = (version: number) => ({ version, alias: 1, amount: money(10_000n, 'SAR'), at: instant(version) })
  const state: TopicMessage<'lot'> = {
    type: 'state',
    version: 7,
    state: lotToWire(openLot({ version: 7, bidCount: 3 }), { bids: [bid(7), bid(6), bid(2)], voidReason: null }),
  }
  for (const messages of [[state], [...story, state]]) {
    expect(told(messages)?.bids.map(({ version }) => version)).toEqual([7, 6, 2])
  }
})

it('knows why a lot was voided before it came', () => {
  const state = lotToWire(openLot({ status: 'void' }), { bids: [], voidReason: 'item_problem' })
  expect(told([{ type: 'state', version: 4, state }])?.voidReason).toBe('item_problem')
})

it('is nothing before its state came', () => {
  expect(told([{ type: 'refused', code: 'topic_unknown' }])).toBeNull()
})
