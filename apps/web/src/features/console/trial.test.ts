import { expect, it } from 'vitest'
import { balanceOf, type TrialRow, trialSums } from './trial.ts'

const sar = (minor: bigint) => ({ minor: `${minor}`, currency: 'SAR' as const })
const row = (code: string, normal: TrialRow['normal'], debits: bigint, credits: bigint): TrialRow => ({
  ...{ code, normal, debits: sar(debits), credits: sar(credits), pending: sar(0n), accounts: 1 },
})
const rows = [row('gateway_clearing', 'debit', 50_000n, 0n), row('user_wallet', 'credit', 24_500n, 50_000n)]

it('an account holds what its own side has more of', () => {
  expect(rows.map((each) => balanceOf(each).minor)).toEqual(['50000', '25500'])
  expect(balanceOf(row('bank', 'debit', 0n, 100n)).minor).toBe('-100')
})

it('the sides are equal only when every amount stands on both', () => {
  expect(trialSums(rows)).toEqual({ debits: 74_500n, credits: 50_000n, areEqual: false })
  expect(trialSums([...rows, row('order_escrow', 'credit', 0n, 24_500n)]).areEqual).toBe(true)
  expect(trialSums([])).toEqual({ debits: 0n, credits: 0n, areEqual: true })
})
