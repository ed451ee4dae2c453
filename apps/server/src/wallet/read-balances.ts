import { type Balance, moneyToWire } from '@dallal/contract'
import { err, ok, type Result } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Caller, Database } from '#platform/database'
import { readMoney } from './read-money.ts'

/** What a person has in each currency they ever used: available to bid with, held by leading bids, incoming and not there yet. */
export async function readBalances(
  { database }: { readonly database: Database },
  caller: Caller,
): Promise<Result<{ balances: Balance[] }, { code: 'not_signed_in' }>> {
  const { userId } = caller
  if (!userId) return err({ code: 'not_signed_in' })
  const { rows } = await database.asCaller(caller, (tx) =>
    sql<{ currency: string; available: bigint; held: bigint; incoming: bigint }>`
      select
        currency,
        credit_minor - debit_minor - pending_debit_minor as available,
        pending_debit_minor as held,
        pending_credit_minor as incoming
      from ledger.account_balance
      where owner_id = ${userId} and code = 'user_wallet'
      order by currency`.execute(tx),
  )
  const balances = rows.map(({ currency, available, held, incoming }) => {
    const wire = (minor: bigint) => moneyToWire(readMoney(minor, currency))
    return { currency: wire(0n).currency, available: wire(available), held: wire(held), incoming: wire(incoming) }
  })
  return ok({ balances })
}
