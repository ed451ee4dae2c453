import { instant, MAX_MINOR, money } from '@dallal/kernel'
import { expect, it } from 'vitest'
import { type BoundedRule, checkTerms, DEFAULT_RULES, openLot, RULE_BOUNDS } from './index.ts'
import { aLot } from './story.test-dsl.ts'

const TERMS = { startPrice: money(1n, 'KWD'), rules: DEFAULT_RULES }
const BOUNDS = Object.entries(RULE_BOUNDS).map(([rule, bounds]) => ({ rule: rule as BoundedRule, ...bounds })) // Keys of the record.

it('the usual rules are 30 s, a window of 10 s, extensions of 7 s, at most 20 and 3 minutes in all', () => {
  expect(DEFAULT_RULES).toEqual({
    durationMs: 30_000,
    windowMs: 10_000,
    extensionMs: 7_000,
    maxExtensions: 20,
    maxExtensionTotalMs: 180_000,
    suddenDeath: false,
  })
  expect(checkTerms(TERMS)).toEqual({ ok: true, value: TERMS })
})

it.each(BOUNDS)('$rule may be $min and $max, and nothing beyond', ({ rule, min, max }) => {
  const ask = (value: number) => checkTerms({ ...TERMS, rules: { ...DEFAULT_RULES, [rule]: value } })
  expect(ask(min).ok).toBe(true)
  expect(ask(max).ok).toBe(true)
  for (const value of [min - 1, max + 1, min + 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(ask(value)).toEqual({ ok: false, refusal: { code: 'rule_out_of_bounds', rule, min, max } })
  }
})

it('the start price is above nothing and within the largest amount', () => {
  const ask = (minor: bigint) => checkTerms({ ...TERMS, startPrice: money(minor, 'KWD') })
  expect(ask(MAX_MINOR).ok).toBe(true)
  expect(ask(0n)).toEqual({ ok: false, refusal: { code: 'start_price_not_positive' } })
  expect(ask(-1n)).toEqual({ ok: false, refusal: { code: 'start_price_not_positive' } })
  const maximum = money(MAX_MINOR, 'KWD')
  expect(ask(MAX_MINOR + 1n)).toEqual({ ok: false, refusal: { code: 'start_price_too_large', maximum } })
})

it('a lot on bad terms does not open', () => {
  const lot = aLot({ rules: { ...DEFAULT_RULES, windowMs: 0 } })
  expect(openLot(lot, instant(0))).toMatchObject({
    ok: false,
    refusal: { code: 'rule_out_of_bounds', rule: 'windowMs' },
  })
})
