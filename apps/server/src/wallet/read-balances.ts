import { type Balance, moneyToWire } from '@dallal/contract'
import { err, ok, type Result, type UserId } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Caller, Database, Tx } from '#platform/database'
import { readMoney } from './read-money.ts'

/** What a person has in each currency they ever used: available to bid with, held by leading bids, incoming and not there yet. */
export async function readBalances(
  { database }: { readonly database: Database },
  caller: Caller,
): Promise<Result<{ balances: Balance[] }, { code: 'not_signed_in' }>> {
  const { userId } = caller
  if (!userId) return err({ code: 'not_signed_in' })
  return ok({ balances: await database.asCaller(caller, (tx) => balancesOf(tx, userId)) })
}

/** The same, as the system or as the person themselves sees it. */
export async function balancesOf(tx: Tx, userId: UserId): Promise<Balance[]> {
  const { rows } = await sql<{ currency: string; available: bigint; held: bigint; incoming: bigint }>`
    select
      currency,
      credit_minor - debit_minor - pending_debit_minor as available,
      pending_debit_minor as held,
      pending_credit_minor as incoming
    from ledger.account_balance
    where owner_id = ${userId} and code = 'user_wallet'
    order by currency`.execute(tx)
  return rows.map(({ currency, available, held, incoming }) => {
    const wire = (minor: bigint) => moneyToWire(readMoney(minor, currency))
    return { currency: wire(0n).currency, available: wire(available), held: wire(held), incoming: wire(incoming) }
  })
}
