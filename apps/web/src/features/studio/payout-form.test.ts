import { expect, it } from 'vitest'
import { payoutAsked } from './payout-form.ts'

const available = { minor: '124000', currency: 'SAR' } as const

it.each([
  ['1240', { kind: 'whole', amount: { minor: '124000', currency: 'SAR' } }],
  ['١٢٫٥٠', { kind: 'whole', amount: { minor: '1250', currency: 'SAR' } }],
  ['1240.01', { kind: 'refused', refusal: { code: 'payout_exceeds_available', available } }],
  ['0', { kind: 'refused', refusal: { code: 'amount_not_positive' } }],
  ['', { kind: 'refused', refusal: { code: 'amount_not_a_number' } }],
  ['1,240', { kind: 'whole', amount: { minor: '124000', currency: 'SAR' } }],
  ['1.240', { kind: 'refused', refusal: { code: 'amount_ambiguous' } }],
  ['1.2345', { kind: 'refused', refusal: { code: 'amount_too_precise', decimals: 2 } }],
])('%j of SAR 1,240.00', (typed, outcome) => {
  expect(payoutAsked(typed, available)).toEqual(outcome)
})
