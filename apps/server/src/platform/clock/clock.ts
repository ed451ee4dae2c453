import { assert, err, type Instant, instant, ok, plusMs, type Result, toIso } from '@dallal/kernel'
import type { Database, Tx } from '#platform/database'

/**
 * Two times. Business time decides deadlines that people agreed on (when money settles, how long a return is open, when a
 * show begins); in development and staging it can be moved forward. Real time decides everything else: sessions, sockets,
 * lots, retries.
 */
export interface Clock {
  /** Business time. */
  now(): Instant
  realNow(): Instant
  /** How far business time is ahead of real time. */
  offsetMs(): number
  /** Moves business time forward, by more than nothing, for every process of the installation. */
  advance(ms: number): Promise<Result<{ now: Instant; offsetMs: number }, ClockRefusal>>
  /** Time stands while the check names a moment, such as when the last open lot closes. */
  standWhile(check: () => Promise<Instant | null>): void
  /** Is told after time was moved, here or in another process; returns a way to stop hearing. */
  onMoved(hear: () => void): () => void
  close(): Promise<void>
}

export type ClockRefusal = { code: 'not_in_this_environment' } | { code: 'lot_open_clock_stands'; until: string }

const CHANNEL = 'clock_moved'

/** A clock that can be moved; in production one that cannot, and that never asks the database. */
export async function createClock(database: Database, environment: string): Promise<Clock> {
  return environment === 'production' ? createRealClock() : createMovableClock(database)
}

function realNow(): Instant {
  return instant(Date.now())
}

function createRealClock(): Clock {
  return {
    now: realNow,
    realNow,
    offsetMs: () => 0,
    advance: async () => err({ code: 'not_in_this_environment' }),
    standWhile: () => undefined,
    onMoved: () => () => undefined,
    close: async () => undefined,
  }
}

async function createMovableClock(database: Database): Promise<Clock> {
  const checks: (() => Promise<Instant | null>)[] = []
  const hearers = new Set<() => void>()
  let offset = await database.asSystem(readOffset)

  const stop = await database.listen(CHANNEL, async () => {
    offset = await database.asSystem(readOffset)
    for (const hear of hearers) hear()
  })
  const now = () => plusMs(realNow(), offset)

  return {
    now,
    realNow,
    offsetMs: () => offset,
    async advance(ms) {
      assert(ms > 0, 'business time only goes forward')
      for (const check of checks) {
        const until = await check()
        if (until) return err({ code: 'lot_open_clock_stands', until: toIso(until) })
      }
      offset = await database.asSystem((tx) => moveOffset(tx, ms))
      return ok({ now: now(), offsetMs: offset })
    },
    standWhile: (check) => void checks.push(check),
    onMoved(hear) {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
    close: stop,
  }
}

async function readOffset(tx: Tx): Promise<number> {
  const { offset_ms } = await tx.selectFrom('clock_offset').select('offset_ms').executeTakeFirstOrThrow()
  return Number(offset_ms)
}

async function moveOffset(tx: Tx, ms: number): Promise<number> {
  const { offset_ms } = await tx
    .updateTable('clock_offset')
    .set((row) => ({ offset_ms: row('offset_ms', '+', BigInt(ms)) }))
    .returning('offset_ms')
    .executeTakeFirstOrThrow()
  await tx.selectNoFrom((row) => row.fn('pg_notify', [row.val(CHANNEL), row.val('')]).as('told')).execute()
  return Number(offset_ms)
}
