import type { Currency, Id, Instant } from '@dallal/kernel'
import type { AccountCode } from '@dallal/ledger'
import { sql } from 'kysely'
import type { Tx } from '#platform/database'

/** Reads the ledger for the console. As an operator: row security shows them all of it. */

export interface JournalRow {
  readonly id: bigint
  readonly kind: string
  readonly subject: Id<string>
  readonly at: Instant
}

export interface JournalWish {
  readonly kind: string | null
  readonly subject: string | null
  /** Older than this journal. */
  readonly before: bigint | null
  readonly limit: number
}

/** Newest first. */
export async function journals(tx: Tx, { kind, subject, before, limit }: JournalWish): Promise<JournalRow[]> {
  const { rows } = await sql<JournalRow>`
    select id, kind, subject_id as subject, effective_at as at
    from ledger.journal
    where true
      ${kind === null ? sql`` : sql`and kind = ${kind}`}
      ${subject === null ? sql`` : sql`and subject_id = ${subject}`}
      ${before === null ? sql`` : sql`and id < ${before}`}
    order by id desc
    limit ${limit}`.execute(tx)
  return rows
}

export interface TransferRow {
  readonly id: bigint
  readonly journal: bigint
  readonly kind: 'posted' | 'pending' | 'captured' | 'voided'
  readonly amountMinor: bigint
  readonly currency: Currency
  readonly debitId: bigint
  readonly debitCode: AccountCode
  readonly debitOwner: string | null
  readonly creditId: bigint
  readonly creditCode: AccountCode
  readonly creditOwner: string | null
}

/** The transfers of these journals, in the order of their legs. */
export async function transfersOf(tx: Tx, ids: readonly bigint[]): Promise<TransferRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<TransferRow>`
    select
      transfer.id,
      transfer.journal_id as journal,
      transfer.kind,
      transfer.amount_minor as "amountMinor",
      debit.currency,
      debit.id as "debitId",
      debit.code as "debitCode",
      debit.owner_id as "debitOwner",
      credit.id as "creditId",
      credit.code as "creditCode",
      credit.owner_id as "creditOwner"
    from ledger.transfer
    join ledger.account as debit on debit.id = transfer.debit_account_id
    join ledger.account as credit on credit.id = transfer.credit_account_id
    where transfer.journal_id = any(${ids.map(String)}::bigint[])
    order by transfer.journal_id, transfer.leg`.execute(tx)
  return rows
}

export interface CodeTotals {
  readonly code: AccountCode
  readonly debitMinor: bigint
  readonly creditMinor: bigint
  readonly pendingDebitMinor: bigint
  readonly pendingCreditMinor: bigint
  readonly accounts: bigint
}

/** Everything on accounts of each kind, in one currency. */
export async function totalsByCode(tx: Tx, currency: Currency): Promise<CodeTotals[]> {
  const { rows } = await sql<CodeTotals>`
    select
      code,
      sum(debit_minor)::bigint as "debitMinor",
      sum(credit_minor)::bigint as "creditMinor",
      sum(pending_debit_minor)::bigint as "pendingDebitMinor",
      sum(pending_credit_minor)::bigint as "pendingCreditMinor",
      count(*) as accounts
    from ledger.account_balance
    where currency = ${currency}
    group by code`.execute(tx)
  return rows
}

/** Currencies in which the ledger has an account. */
export async function currenciesInUse(tx: Tx): Promise<Currency[]> {
  const { rows } = await sql<{ currency: Currency }>`
    select distinct currency from ledger.account order by currency`.execute(tx)
  return rows.map(({ currency }) => currency)
}
