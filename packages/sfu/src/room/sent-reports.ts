/**
 * The round trip to a receiver, by the sender reports it received (RFC 3550 §6.4.1): it names the report it saw last and
 * how long ago that was.
 */
import { middleOf } from '#rtp/ntp.ts'

const KEPT = 8
const DELAY_UNITS_PER_MS = 65.536
const LONGEST_MS = 10_000

export class SentReports {
  readonly #sent: { middle: number; atMs: number }[] = []

  sent(ntpMs: number, nowMs: number): void {
    this.#sent.push({ middle: middleOf(ntpMs), atMs: nowMs })
    if (this.#sent.length > KEPT) this.#sent.shift()
  }

  /** Milliseconds, or null when the report is unknown or the answer cannot be true. `delay` is in 1/65536 s. */
  roundTrip(lastReport: number, delay: number, nowMs: number): number | null {
    const report = this.#sent.find(({ middle }) => middle === lastReport)
    if (!report) return null
    const ms = nowMs - report.atMs - delay / DELAY_UNITS_PER_MS
    return ms > -1 && ms < LONGEST_MS ? Math.max(0, ms) : null
  }
}
