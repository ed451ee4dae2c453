import type { LotSummary } from '@dallal/contract'
import { expect, it } from 'vitest'
import { choicesWith, DURATIONS, lotDraft, lotForm, newLot, startPriceOf } from './lot-form.ts'

const lot = {
  product: { id: 'oud', title: { ar: 'عود', en: 'Oud' }, image: null },
  startPrice: { minor: '12500', currency: 'KWD' },
  ...{ durationMs: 45_000, windowMs: 15_000, extensionMs: 10_000, suddenDeath: false },
} as LotSummary // What a form reads of a lot; the rest of it does not matter here.

it('the first lot of a show has the rules of the house', () => {
  expect(newLot(null)).toEqual({
    ...{ product: '', startPrice: '', seconds: 30, windowSeconds: 10, extensionSeconds: 7, suddenDeath: false },
  })
})

it('the next lot has the rules of the one before it, and nothing else of it', () => {
  expect(newLot(lot)).toMatchObject({ product: '', startPrice: '', seconds: 45, windowSeconds: 15 })
})

it('what was queued can be edited, and comes back as the same draft', () => {
  const form = lotForm(lot)
  expect(form.startPrice).toBe('12.500')
  const price = startPriceOf(form, 'KWD')
  expect(price).toEqual({ ok: true, value: lot.startPrice })
  expect(lotDraft(form, lot.startPrice)).toEqual({
    ...{ product: 'oud', startPrice: lot.startPrice },
    ...{ durationMs: 45_000, windowMs: 15_000, extensionMs: 10_000, suddenDeath: false },
  })
})

it.each([
  ['', 'amount_not_a_number'],
  ['0', 'start_price_not_positive'],
  ['1.2345', 'amount_too_precise'],
  ['9999999999999999', 'amount_too_large'],
])('a start price typed as %j is refused: %s', (startPrice, code) => {
  expect(startPriceOf({ ...newLot(null), startPrice }, 'KWD')).toMatchObject({ ok: false, refusal: { code } })
})

it('offers what is chosen already, wherever it was chosen', () => {
  expect(choicesWith(DURATIONS, 40)).toEqual([15, 20, 30, 40, 45, 60, 90, 120, 180, 300])
  expect(choicesWith(DURATIONS, 30)).toEqual([...DURATIONS])
})
