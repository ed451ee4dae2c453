import { asId, instant, MS, minusMs, plusMs, type SellerId, type ShowId, toIso } from '@dallal/kernel'
import { describe, expect, it } from 'vitest'
import { checkChange, checkEnd, checkGoLive, checkSchedule, checkStart, type Show } from './show.ts'

const now = instant('2026-11-25T18:00:00Z')
const later = plusMs(now, MS.hour)
const words = { title: { ar: 'مساء', en: '' }, cover: null }

function show(changes: Partial<Show> = {}): Show {
  return {
    id: asId<ShowId>('00000000-0000-7000-8000-000000000001'),
    sellerId: asId<SellerId>('00000000-0000-7000-8000-000000000002'),
    title: words.title,
    coverId: null,
    status: 'draft',
    currency: 'SAR',
    startsAt: later,
    wentLiveAt: null,
    endedAt: null,
    version: 0,
    ...changes,
  }
}

const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok ? 'ok' : result.refusal.code

describe('a show', () => {
  it.each([
    ['no start yet', null, null, 'ok'],
    ['a start that lies ahead', toIso(later), null, 'ok'],
    ['this very moment', toIso(now), null, 'show_start_in_the_past'],
    ['the start that stood there, which has passed', toIso(minusMs(now, 1)), minusMs(now, 1), 'ok'],
    ['another one that has passed', toIso(minusMs(now, 2)), minusMs(now, 1), 'show_start_in_the_past'],
  ])('may begin at: %s', (_, startsAt, before, expected) => {
    expect(codeOf(checkStart({ startsAt }, before, now))).toBe(expected)
  })

  it.each([
    ['draft', null, 'ok'],
    ['scheduled', toIso(later), 'ok'],
    ['scheduled', null, 'show_start_missing'],
    ['live', toIso(later), 'show_not_editable'],
    ['ended', toIso(later), 'show_not_editable'],
  ] as const)('that is %s may be changed to begin at %s: %s', (status, startsAt, expected) => {
    expect(codeOf(checkChange(show({ status }), { ...words, startsAt }, now))).toBe(expected)
  })

  it.each([
    [show(), 1, 'ok'],
    [show(), 0, 'show_has_no_lots'],
    [show({ startsAt: null }), 1, 'show_start_missing'],
    [show({ startsAt: null }), 0, 'show_has_no_lots'],
    [show({ startsAt: now }), 1, 'show_start_in_the_past'],
    [show({ status: 'live' }), 1, 'show_not_editable'],
  ])('is announced when it has a start and a lot (%#)', (given, lots, expected) => {
    expect(codeOf(checkSchedule(given, lots, now))).toBe(expected)
  })

  it('goes live from a draft too, and ends once, with no lot running', () => {
    expect(codeOf(checkGoLive(show(), 1))).toBe('ok')
    expect(codeOf(checkGoLive(show(), 0))).toBe('show_has_no_lots')
    expect(codeOf(checkGoLive(show({ status: 'ended' }), 1))).toBe('show_already_ended')
    expect(codeOf(checkEnd(show({ status: 'live' }), false))).toBe('ok')
    expect(codeOf(checkEnd(show({ status: 'live' }), true))).toBe('lot_still_open')
    expect(codeOf(checkEnd(show({ status: 'ended' }), false))).toBe('show_not_live')
  })
})
