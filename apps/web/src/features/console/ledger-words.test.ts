import { expect, it } from 'vitest'
import { isAccountCode, isJournalKind, subjectOf } from './ledger-words.ts'

it('knows the words of the books and no others', () => {
  expect(isJournalKind('lot_won')).toBe(true)
  expect(isJournalKind('lot_lost')).toBe(false)
  expect(isAccountCode('order_escrow')).toBe(true)
  expect(isAccountCode('petty_cash')).toBe(false)
})

it.each([
  ['lot_won:018f3a5e-7c1b-7d2e-9a4f-0123456789ab', '018f3a5e-7c1b-7d2e-9a4f-0123456789ab'],
  ['bid_hold_moved:018f3a5e-7c1b-7d2e-9a4f-0123456789ab:12', '018f3a5e-7c1b-7d2e-9a4f-0123456789ab'],
  ['top_up_late:ch_123', null],
])('%s is about %s', (key, subject) => {
  expect(subjectOf(key)).toBe(subject)
})
