import { type Instant, instant } from '@dallal/kernel'

export interface ArrivalClockOptions {
  /** Asks the database for its time, in epoch milliseconds. */
  databaseNow(): Promise<number>
  /** A clock that never jumps, in milliseconds; `performance.now` by default. */
  monotonicNow?: () => number
  /** How often the database is asked again. */
  everyMs?: number
  /** Hears why asking failed; the clock goes on by the last answer. */
  onError?: (error: unknown) => void
}

export interface ArrivalClock {
  /** The database's time now, without asking it. Never goes back. */
  now(): Instant
  stop(): void
}

const SAMPLES = 5
/** The clock gives way by at most this share of the time that passed, so that no two moments change places. */
const SLEW = 0.05

/**
 * The time of the database, read from our own monotonic clock: a bid is judged by the moment its frame was read, and that must
 * not cost a question to the database, nor jump when somebody sets the machine's clock. Of a handful of questions the one
 * answered fastest is believed, taking its middle for the moment it was answered (as NTP does, RFC 5905 §8).
 */
export async function startArrivalClock(options: ArrivalClockOptions): Promise<ArrivalClock> {
  const { databaseNow, monotonicNow = () => performance.now(), everyMs = 30_000, onError = () => {} } = options

  async function measure(): Promise<number> {
    let best = { roundTrip: Number.POSITIVE_INFINITY, offset: 0 }
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const asked = monotonicNow()
      const answer = await databaseNow()
      const roundTrip = monotonicNow() - asked
      if (roundTrip < best.roundTrip) best = { roundTrip, offset: answer - (asked + roundTrip / 2) }
    }
    return best.offset
  }

  let target = await measure()
  let offset = target
  let slewedAt = monotonicNow()
  let measuring = false

  function now(): Instant {
    const local = monotonicNow()
    const most = (local - slewedAt) * SLEW
    offset += Math.max(-most, Math.min(most, target - offset))
    slewedAt = local
    return instant(local + offset)
  }

  async function measureAgain(): Promise<void> {
    if (measuring) return
    measuring = true
    try {
      target = await measure()
    } catch (error) {
      onError(error)
    } finally {
      measuring = false
    }
  }

  const timer = setInterval(measureAgain, everyMs)
  timer.unref()
  return { now, stop: () => clearInterval(timer) }
}
