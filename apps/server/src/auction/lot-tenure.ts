import { setTimeout as pause } from 'node:timers/promises'
import { isOpen, replay, resumeLot } from '@dallal/auction'
import { assert, type LotId } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Tx } from '#platform/database'
import { dropLease, endLease, type Lease, renewLease, takeLease } from './lease-store.ts'
import { appendEvents, eventsSince, type LotRecord, loadLot } from './lot-store.ts'
import { isLostRace } from './passing-failure.ts'
import type { RoomPorts, Told } from './room-ports.ts'

/**
 * Being the one who decides a lot: what we know of it, the lease under which we may write, and how a transaction is brought
 * to a known end. Whatever goes wrong, a lost connection at the commit above all, the lot is read anew under a new fence and
 * the work is done again; work that was committed after all is found there by the ids of its bids. An old fence, or another
 * version than we decided on, writes nothing.
 */
export interface LotTenure {
  /** What we knew last; may have been overtaken when we do not own the lot. Null before the first transaction. */
  readonly known: LotRecord | null
  /** Does work in one transaction under our lease. Null from the work means that the lot has moved on. Throws `OwnedElsewhere`, `NoSuchLot`, or the failure that did not pass. */
  transact<T extends { readonly after: LotRecord }>(work: Work<T>): Promise<T>
  /** Milliseconds since our last sign of life, by a clock that never jumps. */
  quietMs(): number
  end(): Promise<void>
}

export type Work<T> = (tx: Tx, record: LotRecord) => Promise<T | null>

/** Another process decides this lot now. */
export class OwnedElsewhere extends Error {
  override name = 'OwnedElsewhere'
}

export class NoSuchLot extends Error {
  override name = 'NoSuchLot'
}

class MovedOn extends Error {
  override name = 'MovedOn'
}

/** A failure that lasts longer is given back to whoever waits; the lot itself is tried again with the next sign of life. */
const LONGEST_MS = 20_000
const FIRST_PAUSE_MS = 10
const LONGEST_PAUSE_MS = 500
/** Events of a lot that were missed and are told one by one; a lot has far fewer. */
const MOST_MISSED = 5_000

export type TenurePorts = Pick<RoomPorts, 'database' | 'announce' | 'log' | 'lease'>

export function createTenure(ports: TenurePorts, id: LotId): LotTenure {
  const { database, announce, log } = ports
  const { node, leaseMs } = ports.lease
  let known: LotRecord | null = null
  let isFresh = false
  let lease: Lease | null = null
  let hadOutage = false
  let aliveAt = performance.now()

  async function transact<T extends { readonly after: LotRecord }>(work: Work<T>): Promise<T> {
    const since = performance.now()
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        if (!isFresh) await readAnew()
        return await attempt(work)
      } catch (error) {
        isFresh = false
        if (error instanceof OwnedElsewhere || error instanceof NoSuchLot) throw error
        const isRace = error instanceof MovedOn || isLostRace(error)
        if (!isRace) hadOutage = true
        if (performance.now() - since > LONGEST_MS) throw error
        if (!isRace) log.warn('a lot could not be written; trying again', { lot: id, error })
      }
      await pause(pauseMs)
    }
  }

  async function attempt<T extends { readonly after: LotRecord }>(work: Work<T>): Promise<T> {
    const before = known
    assert(before, 'a lot was read before it is worked on')
    const done = await database.asSystem(async (tx) => {
      await assertOurs(tx, before)
      const result = await work(tx, before)
      if (!result) throw new MovedOn()
      return result
    })
    known = done.after
    aliveAt = performance.now()
    return done
  }

  async function assertOurs(tx: Tx, { lot, showStatus }: LotRecord): Promise<void> {
    if (isOpen(lot)) {
      const renewed = lease && (await renewLease(tx, id, lease, leaseMs))
      if (renewed?.version !== lot.version) throw new MovedOn()
      return
    }
    // Nobody owns a lot that is not open: all that is written then are answers, each of them once by its key.
    const { rows } = await sql<{ version: bigint; status: string }>`
      select lot.version, show.status from lot join show on show.id = lot.show_id where lot.id = ${id}`.execute(tx)
    const now = rows[0]
    if (!now || Number(now.version) !== lot.version || now.status !== showStatus) throw new MovedOn()
  }

  async function readAnew(): Promise<void> {
    const former = known
    const read = await database.asSystem((tx) => take(tx, former))
    known = read.told.after
    lease = read.lease
    isFresh = true
    hadOutage = false
    aliveAt = performance.now()
    if (read.told.events.length > 0) announce(read.told)
  }

  /** Reads the lot and, if it is open, takes it over; its time may have run out while nobody could bid. */
  async function take(tx: Tx, former: LotRecord | null): Promise<{ told: Told; lease: Lease | null }> {
    const seen = await loadLot(tx, id)
    if (!seen) throw new NoSuchLot(id)
    if (!isOpen(seen.lot)) return { told: await missed(tx, former, seen), lease: null }

    const taken = await takeLease(tx, id, node, leaseMs)
    if (!taken) throw new OwnedElsewhere(id)
    // Read again: only now nobody else can append.
    const record = await loadLot(tx, id)
    assert(record, 'a lot that was opened stays')
    const told = await missed(tx, former, record)
    if (!isOpen(record.lot)) {
      // We waited behind the transaction that ended it and dropped the lease: ours is a new one, which nobody needs.
      await dropLease(tx, id)
      return { told, lease: null }
    }

    const isOutage = taken.aliveAt !== null && (!taken.wasOurs || hadOutage)
    const resumed = isOutage ? resumeLot(record.lot, { from: taken.aliveAt, to: taken.now }) : null
    if (!resumed?.ok) return { told, lease: taken.lease }

    const after = { ...record, lot: replay(record.lot, resumed.value) }
    if (!(await appendEvents(tx, record.lot, resumed.value, after))) throw new MovedOn()
    return { told: { ...told, events: [...told.events, ...resumed.value], after }, lease: taken.lease }
  }

  async function end(): Promise<void> {
    const ours = lease
    lease = null
    isFresh = false
    if (ours) await database.asSystem((tx) => endLease(tx, id, ours))
  }

  return {
    get known() {
      return known
    },
    transact,
    quietMs: () => performance.now() - aliveAt,
    end,
  }
}

/** What happened since we last looked, which was committed although we could not know, or by somebody else. */
async function missed(tx: Tx, former: LotRecord | null, now: LotRecord): Promise<Told> {
  const before = former ?? now
  const hasMissed = now.lot.version > before.lot.version
  const events = hasMissed ? await eventsSince(tx, now.lot.id, before.lot.version, MOST_MISSED) : []
  return { before, events, after: now, showVersion: null }
}
