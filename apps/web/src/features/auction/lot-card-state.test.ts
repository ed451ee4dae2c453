import { DEFAULT_RULES } from '@dallal/auction'
import { instant, money } from '@dallal/kernel'
import { describe, expect, it } from 'vitest'
import { openLot, watching } from './lot.test-builder.ts'
import { lotCardState } from './lot-card-state.ts'

const led = { leader: { alias: 3, amount: money(240_00n, 'SAR') }, bidCount: 9 }

describe('the card of a running lot', () => {
  it.each([
    [10_000, 'calm'],
    [20_000, 'soft_close'],
    [26_999, 'soft_close'],
    [27_000, 'last_seconds'],
    [29_999, 'last_seconds'],
    [30_000, 'deciding'],
    [90_000, 'deciding'],
  ])('at %i ms of 30 s is %s, and nobody has won before the server says so', (now, urgency) => {
    expect(lotCardState(watching(openLot(led)), null, instant(now))).toMatchObject({ kind: 'running', urgency })
  })

  it('warns of no window under sudden death, only of the last seconds', () => {
    const sudden = watching(openLot({ rules: { ...DEFAULT_RULES, suddenDeath: true } }))
    expect(lotCardState(sudden, null, instant(26_999))).toMatchObject({ urgency: 'calm', suddenDeath: true })
    expect(lotCardState(sudden, null, instant(27_000))).toMatchObject({ urgency: 'last_seconds' })
  })

  it('shows the start price while nobody has bid', () => {
    const state = lotCardState(watching(openLot()), null, instant(0))
    expect(state).toMatchObject({ price: money(100_00n, 'SAR'), leading: null })
  })

  it('knows oneself by the alias, and everyone else by a number', () => {
    expect(lotCardState(watching(openLot(led)), 3, instant(0))).toMatchObject({ leading: { who: 'me' } })
    expect(lotCardState(watching(openLot(led)), 2, instant(0))).toMatchObject({ leading: { who: 'bidder', alias: 3 } })
  })

  it('says for two seconds how much time a bid added', () => {
    const watched = watching(openLot(led), { lastExtension: { addedMs: 5_000, at: instant(28_000) } })
    expect(lotCardState(watched, null, instant(29_999))).toMatchObject({ addedMs: 5_000 })
    expect(lotCardState(watched, null, instant(30_000))).toMatchObject({ addedMs: null })
  })
})

describe('the card of a lot that ended', () => {
  it('tells the winner apart from the room', () => {
    const sold = watching(openLot({ ...led, status: 'sold' }))
    expect(lotCardState(sold, 3, instant(0))).toMatchObject({ kind: 'sold', winner: { who: 'me' } })
    expect(lotCardState(sold, null, instant(0))).toMatchObject({ kind: 'sold', winner: { alias: 3 } })
  })

  it('keeps the reason of a void, where it was heard', () => {
    const gone = watching(openLot({ status: 'void' }), { voidReason: 'item_problem' })
    expect(lotCardState(gone, 3, instant(0))).toEqual({ kind: 'void', reason: 'item_problem' })
  })

  it('unsold says its start price; queued waits', () => {
    expect(lotCardState(watching(openLot({ status: 'unsold' })), null, instant(0)).kind).toBe('unsold')
    expect(lotCardState(watching(openLot({ status: 'queued', closesAt: null })), null, instant(0)).kind).toBe('queued')
  })
})
