import { expect, it } from 'vitest'
import { isAccountCode, isJournalKind } from './ledger-words.ts'

it('knows the words of the books and no others', () => {
  expect(isJournalKind('lot_won')).toBe(true)
  expect(isJournalKind('lot_lost')).toBe(false)
  expect(isAccountCode('order_escrow')).toBe(true)
  expect(isAccountCode('petty_cash')).toBe(false)
})
