import type { MoneyWire } from '@dallal/contract'

export interface TrialRow {
  readonly code: string
  readonly normal: 'debit' | 'credit'
  readonly debits: MoneyWire
  readonly credits: MoneyWire
  readonly pending: MoneyWire
  readonly accounts: number
}

/** What an account holds, seen from the side on which it grows. */
export function balanceOf({ normal, debits, credits }: TrialRow): MoneyWire {
  const towardsCredit = BigInt(credits.minor) - BigInt(debits.minor)
  return { minor: `${normal === 'credit' ? towardsCredit : -towardsCredit}`, currency: debits.currency }
}

export interface TrialSums {
  readonly debits: bigint
  readonly credits: bigint
  readonly areEqual: boolean
}

/** Both sides of the books, which must be the same. */
export function trialSums(rows: readonly TrialRow[]): TrialSums {
  const sum = (side: 'debits' | 'credits') => rows.reduce((total, row) => total + BigInt(row[side].minor), 0n)
  const [debits, credits] = [sum('debits'), sum('credits')]
  return { debits, credits, areEqual: debits === credits }
}
