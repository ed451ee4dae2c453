import { assert, type Currency, type Instant, type Money, money, type OrderId, type SellerId } from '@dallal/kernel'
import type { CommissionTerms } from '@dallal/ledger'
import { sql } from 'kysely'
import type { Tx } from '#platform/database'

/** What settlement and payout ask of orders: those whose price is still in escrow. SQL on orders, for their use. */

export interface DueOrder {
  readonly id: OrderId
  readonly seller: SellerId
  readonly price: Money
  readonly terms: CommissionTerms
  readonly commission: Money
  readonly vat: Money
  readonly settlesAt: Instant
}

interface DueRow {
  readonly id: OrderId
  readonly seller: SellerId
  readonly currency: Currency
  readonly priceMinor: bigint
  readonly commissionRateBp: number
  readonly commissionMinor: bigint
  readonly vatRateBp: number
  readonly vatMinor: bigint
  readonly settlesAt: Instant
}

export interface DuePlace {
  readonly settlesAt: Instant
  readonly id: OrderId
}

/**
 * Received orders whose days of waiting are over, the longest overdue first, locked until the transaction ends. Those that
 * another transaction is settling are passed over. As the system.
 */
export async function lockDueOrders(tx: Tx, now: Instant, after: DuePlace | null, limit: number): Promise<DueOrder[]> {
  const behind =
    after === null ? sql`` : sql`and (settles_at, id) > (${after.settlesAt}::timestamptz, ${after.id}::uuid)`
  const { rows } = await sql<DueRow>`
    select
      id,
      seller_id as seller,
      currency,
      price_minor as "priceMinor",
      commission_rate_bp as "commissionRateBp",
      commission_minor as "commissionMinor",
      vat_rate_bp as "vatRateBp",
      vat_minor as "vatMinor",
      settles_at as "settlesAt"
    from "order"
    where status = 'received' and settles_at <= ${now} ${behind}
    order by settles_at, id
    limit ${limit}
    for update skip locked`.execute(tx)
  return rows.map(({ currency, ...row }) => ({
    id: row.id,
    seller: row.seller,
    price: money(row.priceMinor, currency),
    terms: { commissionBasisPoints: row.commissionRateBp, vatBasisPoints: row.vatRateBp },
    commission: money(row.commissionMinor, currency),
    vat: money(row.vatMinor, currency),
    settlesAt: row.settlesAt,
  }))
}

export async function countDueOrders(tx: Tx, now: Instant): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`
    select count(*) as count from "order" where status = 'received' and settles_at <= ${now}`.execute(tx)
  return Number(rows[0]?.count ?? 0n)
}

/** Of orders this transaction has locked; together with the journals that share their escrows out. */
export async function markSettled(tx: Tx, ids: readonly OrderId[], at: Instant): Promise<void> {
  const { rows } = await sql`
    update "order"
    set status = 'settled', settled_at = ${at}
    where id = any(${[...ids]}::uuid[]) and status = 'received'
    returning id`.execute(tx)
  assert(rows.length === ids.length, 'locked orders that are due can be settled')
}

export interface UnsettledOrder {
  readonly id: OrderId
  readonly number: number
  readonly status: 'paid' | 'shipped' | 'received'
  readonly proceeds: Money
  readonly settlesAt: Instant | null
}

/** A seller's orders whose price is in escrow, up to a bound, the next to settle first; and the proceeds of all of them. */
export async function unsettledOrders(
  tx: Tx,
  seller: SellerId,
  currency: Currency,
  limit: number,
): Promise<{ proceeds: Money; orders: UnsettledOrder[] }> {
  const { rows } = await sql<{
    id: OrderId
    number: bigint
    status: UnsettledOrder['status']
    proceedsMinor: bigint
    settlesAt: Instant | null
    allMinor: bigint
  }>`
    select
      id,
      number,
      status,
      price_minor - commission_minor - vat_minor as "proceedsMinor",
      settles_at as "settlesAt",
      (sum(price_minor - commission_minor - vat_minor) over ())::bigint as "allMinor"
    from "order"
    where seller_id = ${seller} and currency = ${currency} and status <> 'settled'
    order by settles_at nulls last, paid_at, id
    limit ${limit}`.execute(tx)
  return {
    proceeds: money(rows[0]?.allMinor ?? 0n, currency),
    orders: rows.map(({ number, proceedsMinor, allMinor: _all, ...row }) => ({
      ...row,
      number: Number(number),
      proceeds: money(proceedsMinor, currency),
    })),
  }
}
