import type { Instant, LotId } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Tx } from '#platform/database'

/**
 * Who decides a lot. A lease names one process for a short while; its fence rises with every change of owner. Each
 * transaction of the owner renews the lease first, under its node and fence, which locks the row: a former owner finds
 * another fence there and writes nothing, and a new owner waits until the former one's last transaction has ended. Should
 * the former one have come to a stop in the middle of it, Postgres ends that transaction after the length of the lease, or
 * the new owner would wait as long as for any forgotten transaction.
 */

/** However short a lease: a transaction that was quiet for less may still be at work. */
const SHORTEST_STOP_MS = 250

/** Holds until the transaction ends: how long it may do nothing, in milliseconds. */
const stopLimit = (leaseMs: number) =>
  sql`set_config('idle_in_transaction_session_timeout', ${String(Math.max(leaseMs, SHORTEST_STOP_MS))}, true)`

export interface Lease {
  readonly node: string
  readonly fence: bigint
}

/** Renews in this transaction what is still ours and has not run out; null otherwise. Answers the lot's version. */
export async function renewLease(
  tx: Tx,
  lot: LotId,
  { node, fence }: Lease,
  leaseMs: number,
): Promise<{ version: number } | null> {
  const { rows } = await sql<{ version: bigint }>`
    with renewed as (
      update lot_lease
      set lease_until = clock_timestamp() + ${leaseMs}::float8 * interval '1 millisecond', alive_at = clock_timestamp()
      where lot_id = ${lot} and node = ${node} and fence = ${fence} and lease_until > clock_timestamp()
      returning lot_id, ${stopLimit(leaseMs)}
    )
    select lot.version from lot join renewed on renewed.lot_id = lot.id`.execute(tx)
  return rows[0] ? { version: Number(rows[0].version) } : null
}

export interface Taken {
  readonly lease: Lease
  /** The last sign of life before now, of whoever had the lease; null for a lot that never had an owner. */
  readonly aliveAt: Instant | null
  /** Whether we had it all the time. */
  readonly wasOurs: boolean
  readonly now: Instant
}

/** Takes the lease if nobody else's is alive; null when another process owns the lot. */
export async function takeLease(tx: Tx, lot: LotId, node: string, leaseMs: number): Promise<Taken | null> {
  const { rows } = await sql<Found>`
    select node, fence, alive_at as "aliveAt", lease_until > clock_timestamp() as "isAlive"
    from lot_lease
    where lot_id = ${lot}
    for update`.execute(tx)
  const found = rows[0]
  if (found?.isAlive && found.node !== node) return null

  const { rows: written } = await sql<{ fence: bigint; now: Instant }>`
    insert into lot_lease (lot_id, node, fence, lease_until, alive_at)
    values (
      ${lot}, ${node}, 1, clock_timestamp() + ${leaseMs}::float8 * interval '1 millisecond', clock_timestamp()
    )
    on conflict (lot_id) do update set
      node = excluded.node,
      fence = lot_lease.fence + 1,
      lease_until = excluded.lease_until,
      alive_at = excluded.alive_at
    where lot_lease.fence = ${found?.fence ?? -1n}
    returning fence, alive_at as now, ${stopLimit(leaseMs)}`.execute(tx)
  const taken = written[0]
  if (!taken) return null
  return {
    lease: { node, fence: taken.fence },
    aliveAt: found?.aliveAt ?? null,
    wasOurs: found?.isAlive === true,
    now: taken.now,
  }
}

interface Found {
  readonly node: string
  readonly fence: bigint
  readonly aliveAt: Instant
  readonly isAlive: boolean
}

/** Ends our lease now, so that the next process need not wait for it to run out. */
export async function endLease(tx: Tx, lot: LotId, { node, fence }: Lease): Promise<void> {
  await sql`
    update lot_lease
    set lease_until = clock_timestamp(), alive_at = clock_timestamp()
    where lot_id = ${lot} and node = ${node} and fence = ${fence} and lease_until > clock_timestamp()`.execute(tx)
}

/** The lot has ended: nobody decides it any more. A former owner finds no lease, as it would find another fence. */
export async function dropLease(tx: Tx, lot: LotId): Promise<void> {
  await sql`delete from lot_lease where lot_id = ${lot}`.execute(tx)
}
