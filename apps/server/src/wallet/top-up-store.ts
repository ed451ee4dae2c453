import { asId, assert, type Id, type Instant, type Money, type TopUpId, type UserId } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Tx } from '#platform/database'
import type { Charge } from '#platform/payments'
import type { AskedTopUp, Booking } from './book-charge.ts'
import { readMoney } from './read-money.ts'
import { firstAskAt } from './when-to-ask.ts'

/** A top-up as it stands in the database. */
export type StoredTopUp = AskedTopUp & {
  readonly id: TopUpId
  readonly user: UserId
  readonly locale: 'ar' | 'en'
  readonly returnTo: string
  readonly payPath: string | null
  readonly startedAt: Instant
  readonly endedAt: Instant | null
}

const COLUMNS = [
  'id',
  'user_id',
  'currency',
  'amount_minor',
  'status',
  'locale',
  'return_to',
  'charge_id',
  'pay_path',
  'started_at',
  'expires_at',
  'ended_at',
] as const

type Row = {
  id: string
  user_id: string
  currency: string
  amount_minor: bigint
  status: StoredTopUp['status']
  locale: 'ar' | 'en'
  return_to: string
  charge_id: string | null
  pay_path: string | null
  started_at: Instant
  expires_at: Instant
  ended_at: Instant | null
}

function toTopUp(row: Row): StoredTopUp {
  return {
    id: asId<TopUpId>(row.id),
    user: asId<UserId>(row.user_id),
    amount: readMoney(row.amount_minor, row.currency),
    status: row.status,
    locale: row.locale,
    returnTo: row.return_to,
    chargeId: row.charge_id,
    payPath: row.pay_path,
    startedAt: row.started_at,
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
  }
}

export async function findTopUp(tx: Tx, id: TopUpId): Promise<StoredTopUp | null> {
  const row = await tx.selectFrom('top_up').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? toTopUp(row) : null
}

/** The same, kept from changing until the transaction ends. */
export async function lockTopUp(tx: Tx, id: TopUpId): Promise<StoredTopUp | null> {
  const row = await tx.selectFrom('top_up').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? toTopUp(row) : null
}

export async function findTopUpByKey(tx: Tx, user: UserId, key: string): Promise<StoredTopUp | null> {
  const row = await tx
    .selectFrom('top_up')
    .select(COLUMNS)
    .where('user_id', '=', user)
    .where('key', '=', key)
    .executeTakeFirst()
  return row ? toTopUp(row) : null
}

/** Newest first, from before `cursor`. */
export async function listTopUps(tx: Tx, user: UserId, cursor: TopUpId | null, limit: number): Promise<StoredTopUp[]> {
  const query = tx.selectFrom('top_up').select(COLUMNS).where('user_id', '=', user).orderBy('id', 'desc').limit(limit)
  const rows = await (cursor ? query.where('id', '<', cursor) : query).execute()
  return rows.map(toTopUp)
}

/** One person's starts wait for each other until the transaction ends; answers how many top-ups are pending. */
export async function lockPendingCount(tx: Tx, user: UserId): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`top_up ${user}`}, 0))`.execute(tx)
  const { count } = await tx
    .selectFrom('top_up')
    .select((select) => select.fn.countAll<bigint>().as('count'))
    .where('user_id', '=', user)
    .where('status', '=', 'pending')
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function insertTopUp(tx: Tx, key: string, topUp: StoredTopUp): Promise<void> {
  await tx
    .insertInto('top_up')
    .values({
      id: topUp.id,
      user_id: topUp.user,
      key,
      currency: topUp.amount.currency,
      amount_minor: topUp.amount.minor,
      locale: topUp.locale,
      return_to: topUp.returnTo,
      started_at: topUp.startedAt,
      expires_at: topUp.expiresAt,
      ask_at: firstAskAt(topUp.startedAt),
    })
    .execute()
}

/** Remembers the gateway's charge, once. */
export async function attachCharge(tx: Tx, id: TopUpId, charge: { id: string; payPath: string }): Promise<void> {
  await tx
    .updateTable('top_up')
    .set({ charge_id: charge.id, pay_path: charge.payPath })
    .where('id', '=', id)
    .where('charge_id', 'is', null)
    .execute()
}

/** Without money it may still be paid, so the gateway is asked about it once more, and then more and more seldom. */
export async function markEnded(tx: Tx, id: TopUpId, status: StoredTopUp['status'], now: Instant): Promise<void> {
  await tx
    .updateTable('top_up')
    .set({ status, ended_at: now, ask_at: status === 'cancelled' || status === 'expired' ? now : null })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .execute()
}

export type Receipt = {
  readonly id: Id<'gateway_receipt'>
  readonly chargeId: string
  readonly reference: string
  readonly topUp: TopUpId | null
  readonly taken: Money
  readonly booking: Booking
  readonly at: Instant
}

/** Writes that a charge is booked; false when it already was. Waits for whoever is just booking it. */
export async function insertReceipt(tx: Tx, { id, chargeId, reference, topUp, taken, booking, at }: Receipt) {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('gateway_receipt')
    .values({
      id,
      charge_id: chargeId,
      reference,
      top_up_id: topUp,
      currency: taken.currency,
      amount_minor: taken.minor,
      booked_as: booking.as,
      reason: booking.as === 'suspense' ? booking.reason : null,
      received_at: at,
    })
    .onConflict((conflict) => conflict.column('charge_id').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Writes down a charge that the ledger cannot book; false when it already was. */
export async function insertUnbookable(
  tx: Tx,
  recordId: Id<'unbookable_charge'>,
  { id, reference, taken }: Charge,
  topUp: TopUpId | null,
  at: Instant,
): Promise<boolean> {
  assert(taken, 'only what was taken is to be booked')
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('unbookable_charge')
    .values({
      id: recordId,
      charge_id: id,
      reference,
      top_up_id: topUp,
      currency: taken.currency,
      amount_minor: taken.minor,
      received_at: at,
    })
    .onConflict((conflict) => conflict.column('charge_id').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** What the gateway took for a top-up and where it went; without an amount when no account of ours can hold it. */
export type ReceivedFor = {
  readonly topUp: TopUpId
  readonly charge: string
  readonly into: 'wallet' | 'suspense'
  readonly amount: Money | null
}

/** Of each of these top-ups all that came, in the order it was heard of. */
export async function receivedFor(tx: Tx, topUps: readonly TopUpId[]): Promise<ReceivedFor[]> {
  if (topUps.length === 0) return []
  const { rows } = await sql<{ topUp: TopUpId; charge: string; bookedAs: string; currency: string; minor: bigint }>`
    select
      top_up_id as "topUp", charge_id as charge, booked_as as "bookedAs", currency, amount_minor as minor, received_at
    from gateway_receipt
    where top_up_id = any(${topUps}::uuid[])
    union all
    select top_up_id, charge_id, 'nowhere', currency, amount_minor, received_at
    from unbookable_charge
    where top_up_id = any(${topUps}::uuid[])
    order by received_at, charge`.execute(tx)
  return rows.map(({ topUp, charge, bookedAs, currency, minor }) => ({
    topUp,
    charge,
    into: bookedAs === 'top_up' || bookedAs === 'late' ? 'wallet' : 'suspense',
    amount: bookedAs === 'nowhere' ? null : readMoney(minor, currency),
  }))
}

/** Pending ones whose moment to be asked about has come, the longest waiting first. */
export async function listPending(tx: Tx, now: Instant, limit: number): Promise<StoredTopUp[]> {
  const rows = await tx
    .selectFrom('top_up')
    .select(COLUMNS)
    .where('status', '=', 'pending')
    .where('ask_at', '<=', now)
    .orderBy('ask_at')
    .limit(limit)
    .execute()
  return rows.map(toTopUp)
}

/** The same of those that ended without money: a person may still have paid, and nobody told us. */
export async function listUnpaid(tx: Tx, now: Instant, limit: number): Promise<StoredTopUp[]> {
  const rows = await tx
    .selectFrom('top_up')
    .select(COLUMNS)
    .where('status', 'in', ['cancelled', 'expired'])
    .where('ask_at', '<=', now)
    .orderBy('ask_at')
    .limit(limit)
    .execute()
  return rows.map(toTopUp)
}

/** Sets when it is asked about next, unless what became of it meanwhile has decided that already. */
export async function setAskAt(tx: Tx, { id, status }: StoredTopUp, at: Instant | null): Promise<void> {
  await tx
    .updateTable('top_up')
    .set({ ask_at: at })
    .where('id', '=', id)
    .where('status', '=', status)
    .where('ask_at', 'is not', null)
    .execute()
}

/** Its money has come: there is nothing more to learn of it. */
export async function askNoMore(tx: Tx, id: TopUpId): Promise<void> {
  await tx.updateTable('top_up').set({ ask_at: null }).where('id', '=', id).where('status', '<>', 'pending').execute()
}
