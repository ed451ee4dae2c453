import type { MoneyWire } from '@dallal/contract'
import { formatDecimal } from '@dallal/kernel'
import { currenciesInUse, type TrialBalanceRow, trialBalance } from '#admin'
import type { Installation } from './installation.ts'
import type { Terminal } from './terminal.ts'

/** The trial balance of every currency. */
export async function showBalance({ database }: Installation, terminal: Terminal): Promise<boolean> {
  const sheets = await database.asSystem(async (tx) => {
    const found: { currency: string; rows: TrialBalanceRow[] }[] = []
    for (const currency of await currenciesInUse(tx)) found.push({ currency, rows: await trialBalance(tx, currency) })
    return found
  })
  terminal.answer(sheets)
  if (sheets.length === 0) terminal.say('The ledger has no account yet.')
  for (const { currency, rows } of sheets) {
    terminal.say(`\n${currency}`)
    for (const line of tableOf(rows)) terminal.say(`  ${line}`)
  }
  return true
}

function tableOf(rows: readonly TrialBalanceRow[]): string[] {
  const head = ['account', 'accounts', 'debits', 'credits', 'pending']
  const lines = rows.map(({ code, accounts, debits, credits, pending }) => [
    code,
    String(accounts),
    amount(debits),
    amount(credits),
    amount(pending),
  ])
  const widths = head.map((word, column) => Math.max(word.length, ...lines.map((line) => line[column]?.length ?? 0)))
  return [head, ...lines].map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  )
}

function amount({ minor, currency }: MoneyWire): string {
  return formatDecimal({ minor: BigInt(minor), currency })
}
