import type { LotSummary, ShowState } from '@dallal/contract'
import { money } from '@dallal/kernel'
import { describe, expect, it } from 'vitest'
import { openLot } from '#features/auction/lot.test-builder.ts'
import { lotsLeft, roomState, withLot } from './room-state.ts'
import { videoView } from './video-view.ts'

const lotOf = (id: string, status: LotSummary['status']): LotSummary => ({
  id,
  show: 'show',
  number: 1,
  product: { id: 'product', title: { ar: 'ساعة', en: 'Watch' }, image: null },
  status,
  startPrice: { minor: '100', currency: 'SAR' },
  durationMs: 30_000,
  windowMs: 10_000,
  extensionMs: 7_000,
  suddenDeath: false,
  price: null,
  bidCount: 0,
  leader: null,
  closesAt: null,
})
const lots = [lotOf('a', 'sold'), lotOf('b', 'open'), lotOf('c', 'queued')]
const live: ShowState = { status: 'live', currentLot: 'b', streaming: true, lots }

describe('the room', () => {
  it('is drawn from the page before the line is up, and from the topic after', () => {
    expect(roomState({ status: 'live' }, lots, null)).toMatchObject({
      kind: 'live',
      current: { id: 'b' },
      streaming: false,
    })
    expect(roomState({ status: 'scheduled' }, [], live)).toMatchObject({
      kind: 'live',
      current: { id: 'b' },
      next: { id: 'c' },
      streaming: true,
    })
  })

  it('turns from to come into live and over by itself', () => {
    expect(roomState({ status: 'scheduled' }, lots, null).kind).toBe('upcoming')
    expect(roomState({ status: 'scheduled' }, lots, { ...live, status: 'ended' }).kind).toBe('ended')
  })

  it('keeps looking at the last lot until the next one opens', () => {
    const after = { ...live, lots: [lotOf('a', 'sold'), lotOf('b', 'sold'), lotOf('c', 'queued')] }
    expect(roomState({ status: 'live' }, [], after)).toMatchObject({ current: { id: 'b', status: 'sold' } })
  })

  it('counts the lots that can still be bid on', () => {
    expect(lotsLeft(lots)).toBe(2)
  })
})

it('shows the lot of the moment in the list as it is now, and the others as they were', () => {
  const lot = openLot({ leader: { alias: 2, amount: money(92_00n, 'SAR') }, bidCount: 2 })
  const [now, other] = withLot([lotOf(lot.id, 'open'), lotOf('c', 'queued')], lot)
  expect(now).toMatchObject({ price: { minor: '9200' }, leader: 2, bidCount: 2 })
  expect(other).toEqual(lotOf('c', 'queued'))
})

describe('the place of the video', () => {
  it.each([
    [false, null, false, 'absent'],
    [true, null, false, 'connecting'],
    [true, 'connecting', false, 'connecting'],
    [true, 'live', true, 'live'],
    [true, 'reconnecting', true, 'reconnecting'],
    [false, 'reconnecting', true, 'reconnecting'],
    [false, 'connecting', false, 'absent'],
    [true, 'full', false, 'full'],
    [true, 'full', true, 'full'],
    [false, 'full', false, 'absent'],
  ] as const)('streaming %s, receiving %s, picture before %s: %s', (streaming, receiving, had, view) => {
    expect(videoView(streaming, receiving, had)).toBe(view)
  })
})
