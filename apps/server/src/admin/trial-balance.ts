import type { MoneyWire } from '@dallal/contract'
import { type Currency, ok, type Result } from '@dallal/kernel'
import { type AccountCode, CHART } from '@dallal/ledger'
import { type OperatorRefusal, requireOperator } from '#identity'
import type { Caller, Tx } from '#platform/database'
import type { AdminPorts } from './admin-ports.ts'
import { currenciesInUse, totalsByCode } from './journal-store.ts'

export interface TrialBalanceRow {
  code: AccountCode
  normal: 'debit' | 'credit'
  debits: MoneyWire
  credits: MoneyWire
  /** What open holds would add on the normal side if all were captured; below zero where they would take it away. */
  pending: MoneyWire
  accounts: number
}

/** Debits and credits by kind of account, in the order of the chart; over all of them both sides are the same. */
export async function trialBalance(tx: Tx, currency: Currency): Promise<TrialBalanceRow[]> {
  const totals = new Map((await totalsByCode(tx, currency)).map((row) => [row.code, row]))
  const money = (minor: bigint): MoneyWire => ({ minor: String(minor), currency })
  return (Object.keys(CHART) as AccountCode[]).flatMap((code) => {
    const row = totals.get(code)
    if (!row) return []
    const { normal } = CHART[code]
    const towardsCredit = row.pendingCreditMinor - row.pendingDebitMinor
    return {
      code,
      normal,
      debits: money(row.debitMinor),
      credits: money(row.creditMinor),
      pending: money(normal === 'credit' ? towardsCredit : -towardsCredit),
      accounts: Number(row.accounts),
    }
  })
}

/** The same for the console, with the currencies there are. */
export async function showTrialBalance(
  { database }: Pick<AdminPorts, 'database'>,
  caller: Caller,
  currency: Currency,
): Promise<Result<{ rows: TrialBalanceRow[]; currencies: Currency[] }, OperatorRefusal>> {
  const operator = requireOperator(caller)
  if (!operator.ok) return operator
  return database.asCaller(caller, async (tx) =>
    ok({ rows: await trialBalance(tx, currency), currencies: await currenciesInUse(tx) }),
  )
}
