import type { MoneyWire } from '@dallal/contract'
import { type Currency, ok, type Result } from '@dallal/kernel'
import { sql } from 'kysely'
import { type OperatorRefusal, requireOperator } from '#identity'
import type { Caller, Tx } from '#platform/database'
import type { AdminPorts } from './admin-ports.ts'

export interface Overview {
  sellersToVerify: number
  payoutsToSend: number
  payoutsToConfirm: number
  liveShows: number
  openLots: number
  /** Money the gateway took that fits no top-up, by currency. */
  suspense: MoneyWire[]
  /** Charges of the gateway that no account of the ledger can hold. */
  unbookable: number
}

/** What waits for an operator, and the state of the house. */
export async function overview(
  { database }: Pick<AdminPorts, 'database'>,
  caller: Caller,
): Promise<Result<Overview, OperatorRefusal>> {
  const operator = requireOperator(caller)
  if (!operator.ok) return operator
  return database.asCaller(caller, async (tx) => ok({ ...(await counts(tx)), suspense: await suspense(tx) }))
}

async function counts(tx: Tx): Promise<Omit<Overview, 'suspense'>> {
  const { rows } = await sql<Record<keyof Omit<Overview, 'suspense'>, bigint>>`
    select
      (select count(*) from seller where status = 'applied') as "sellersToVerify",
      (select count(*) from payout where status = 'requested') as "payoutsToSend",
      (select count(*) from payout where status = 'sent') as "payoutsToConfirm",
      (select count(*) from show where status = 'live') as "liveShows",
      (select count(*) from lot where status = 'open') as "openLots",
      (select count(*) from unbookable_charge) as unbookable`.execute(tx)
  const [row] = rows
  return {
    sellersToVerify: Number(row?.sellersToVerify ?? 0n),
    payoutsToSend: Number(row?.payoutsToSend ?? 0n),
    payoutsToConfirm: Number(row?.payoutsToConfirm ?? 0n),
    liveShows: Number(row?.liveShows ?? 0n),
    openLots: Number(row?.openLots ?? 0n),
    unbookable: Number(row?.unbookable ?? 0n),
  }
}

async function suspense(tx: Tx): Promise<MoneyWire[]> {
  const { rows } = await sql<{ currency: Currency; minor: bigint }>`
    select currency, credit_minor - debit_minor as minor
    from ledger.account_balance
    where code = 'topup_suspense' and credit_minor > debit_minor
    order by currency`.execute(tx)
  return rows.map(({ currency, minor }) => ({ minor: String(minor), currency }))
}
