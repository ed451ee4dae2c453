import {
  assert,
  type Currency,
  type Instant,
  type Money,
  money,
  type PayoutId,
  type SellerId,
  type UserId,
} from '@dallal/kernel'
import { sql } from 'kysely'
import type { Tx } from '#platform/database'
import type { Place } from '#platform/paging'
import type { Payout, PayoutStatus } from './payout.ts'

/** All SQL on payouts. Row security shows a seller their own, and an operator all. */

interface PayoutRow {
  readonly id: PayoutId
  readonly seller: SellerId
  readonly currency: Currency
  readonly amountMinor: bigint
  readonly iban: string
  readonly legalName: string
  readonly status: PayoutStatus
  readonly bankReference: string | null
  readonly requestedAt: Instant
  readonly sentAt: Instant | null
  readonly paidAt: Instant | null
  readonly failedAt: Instant | null
  readonly failureReason: string | null
}

const columns = sql`
  id,
  seller_id as seller,
  currency,
  amount_minor as "amountMinor",
  iban,
  legal_name as "legalName",
  status,
  bank_reference as "bankReference",
  requested_at as "requestedAt",
  sent_at as "sentAt",
  paid_at as "paidAt",
  failed_at as "failedAt",
  failure_reason as "failureReason"`

function toPayout({ currency, amountMinor, ...row }: PayoutRow): Payout {
  return { ...row, amount: money(amountMinor, currency) }
}

export type NewPayout = Pick<Payout, 'id' | 'seller' | 'amount' | 'iban' | 'legalName' | 'requestedAt'>

export async function insertPayout(tx: Tx, payout: NewPayout): Promise<Payout> {
  const { rows } = await sql<PayoutRow>`
    insert into payout (id, seller_id, currency, amount_minor, iban, legal_name, requested_at)
    values (
      ${payout.id}, ${payout.seller}, ${payout.amount.currency}, ${payout.amount.minor}, ${payout.iban},
      ${payout.legalName}, ${payout.requestedAt}
    )
    returning ${columns}`.execute(tx)
  return onlyOf(rows)
}

/** Locked until the transaction ends: of two operators at once, one goes after the other. As the system. */
export async function lockPayout(tx: Tx, id: PayoutId): Promise<Payout | null> {
  const { rows } = await sql<PayoutRow>`select ${columns} from payout where id = ${id} for update`.execute(tx)
  return rows[0] ? toPayout(rows[0]) : null
}

export async function payoutById(tx: Tx, id: PayoutId): Promise<Payout | null> {
  const { rows } = await sql<PayoutRow>`select ${columns} from payout where id = ${id}`.execute(tx)
  return rows[0] ? toPayout(rows[0]) : null
}

/** Newest first. */
export async function payoutsOf(
  tx: Tx,
  seller: SellerId,
  after: Place<PayoutId> | null,
  limit: number,
): Promise<Payout[]> {
  const behind = after === null ? sql`` : sql`and (requested_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`
  const { rows } = await sql<PayoutRow>`
    select ${columns}
    from payout
    where seller_id = ${seller} ${behind}
    order by requested_at desc, id desc
    limit ${limit}`.execute(tx)
  return rows.map(toPayout)
}

/** Of all sellers, oldest first: who has waited longest is next. */
export async function allPayouts(
  tx: Tx,
  status: PayoutStatus | null,
  after: Place<PayoutId> | null,
  limit: number,
): Promise<Payout[]> {
  const only = status === null ? sql`` : sql`and status = ${status}`
  const behind = after === null ? sql`` : sql`and (requested_at, id) > (${after.at}::timestamptz, ${after.id}::uuid)`
  const { rows } = await sql<PayoutRow>`
    select ${columns}
    from payout
    where true ${only} ${behind}
    order by requested_at, id
    limit ${limit}`.execute(tx)
  return rows.map(toPayout)
}

/** Of a payout this transaction has locked. */
export async function markSent(
  tx: Tx,
  id: PayoutId,
  { bankReference, at, by }: { bankReference: string; at: Instant; by: UserId },
): Promise<Payout> {
  const { rows } = await sql<PayoutRow>`
    update payout
    set status = 'sent', bank_reference = ${bankReference}, sent_at = ${at}, sent_by = ${by}
    where id = ${id} and status = 'requested'
    returning ${columns}`.execute(tx)
  return onlyOf(rows)
}

/** Of a payout this transaction has locked. */
export async function markPaid(tx: Tx, id: PayoutId, { at, by }: { at: Instant; by: UserId }): Promise<Payout> {
  const { rows } = await sql<PayoutRow>`
    update payout
    set status = 'paid', paid_at = ${at}, paid_by = ${by}
    where id = ${id} and status = 'sent'
    returning ${columns}`.execute(tx)
  return onlyOf(rows)
}

/** Of a payout this transaction has locked. */
export async function markFailed(
  tx: Tx,
  id: PayoutId,
  { reason, at, by }: { reason: string; at: Instant; by: UserId },
): Promise<Payout> {
  const { rows } = await sql<PayoutRow>`
    update payout
    set status = 'failed', failure_reason = ${reason}, failed_at = ${at}, failed_by = ${by}
    where id = ${id} and status in ('requested', 'sent')
    returning ${columns}`.execute(tx)
  return onlyOf(rows)
}

function onlyOf(rows: readonly PayoutRow[]): Payout {
  const [row] = rows
  assert(row, 'one payout was written')
  return toPayout(row)
}

export interface SellerBalance {
  readonly available: Money
  /** Asked for and not yet at the bank, or at the bank and not yet confirmed. */
  readonly onTheWay: Money
  readonly paidOut: Money
}

/**
 * What the ledger says of a seller's account. Nothing but payouts leaves it: what is held was asked for, what was posted was
 * sent; which of that has arrived or come back, the payouts know. Row security shows a seller their own account.
 */
export async function sellerBalance(tx: Tx, seller: SellerId, currency: Currency): Promise<SellerBalance> {
  const { rows } = await sql<{ credit: bigint; debit: bigint; held: bigint; paid: bigint; returned: bigint }>`
    select
      coalesce(sum(account.credit_minor), 0)::bigint as credit,
      coalesce(sum(account.debit_minor), 0)::bigint as debit,
      coalesce(sum(account.pending_debit_minor), 0)::bigint as held,
      coalesce(min(ended.paid), 0)::bigint as paid,
      coalesce(min(ended.returned), 0)::bigint as returned
    from ledger.account_balance as account
    cross join (
      select
        sum(amount_minor) filter (where status = 'paid') as paid,
        sum(amount_minor) filter (where status = 'failed' and sent_at is not null) as returned
      from payout
      where seller_id = ${seller} and currency = ${currency}
    ) as ended
    where account.owner_id = ${seller} and account.code = 'seller_available' and account.currency = ${currency}`.execute(
    tx,
  )
  const [row] = rows
  assert(row, 'an aggregate has one row')
  const { credit, debit, held, paid, returned } = row
  return {
    available: money(credit - debit - held, currency),
    onTheWay: money(held + debit - paid - returned, currency),
    paidOut: money(paid, currency),
  }
}
