/** What we received of one source, as a receiver report tells it (RFC 3550 §6.4.1, appendix A.3 and A.8). */
import { middleOf } from '#rtp/ntp.ts'
import type { Reception } from '#rtp/rtcp-write.ts'

const DELAY_UNITS_PER_MS = 65.536

export class SourceReception {
  readonly #source: number
  readonly #clockRate: number
  #first = -1
  #highest = -1
  #received = 0
  #jitter = 0
  #transit: number | null = null
  #lastReport: { middle: number; atMs: number } | null = null
  #before = { expected: 0, received: 0 }

  constructor(source: number, clockRate: number) {
    this.#source = source
    this.#clockRate = clockRate
  }

  arrived(index: number, time: number, nowMs: number): void {
    if (this.#first < 0) this.#first = index
    this.#highest = Math.max(this.#highest, index)
    this.#received += 1
    this.#measureJitter(time, nowMs)
  }

  /** Packets that the numbers seen so far promise. */
  get expected(): number {
    return this.#first < 0 ? 0 : this.#highest - this.#first + 1
  }

  /** Packets expected and never received, so far. */
  get lost(): number {
    return this.#first < 0 ? 0 : this.expected - this.#received
  }

  reported(ntpMs: number, nowMs: number): void {
    this.#lastReport = { middle: middleOf(ntpMs), atMs: nowMs }
  }

  /** Closes an interval: the fraction lost is of the packets expected since the report before. */
  report(nowMs: number): Reception {
    const { expected } = this
    const expectedNow = expected - this.#before.expected
    const lostNow = expectedNow - (this.#received - this.#before.received)
    this.#before = { expected, received: this.#received }
    return {
      source: this.#source,
      fractionLost: expectedNow > 0 ? Math.max(0, lostNow) / expectedNow : 0,
      lost: this.lost,
      highestIndex: Math.max(0, this.#highest),
      jitter: this.#jitter,
      lastReport: this.#lastReport?.middle ?? 0,
      delaySinceLastReport: this.#lastReport ? Math.round((nowMs - this.#lastReport.atMs) * DELAY_UNITS_PER_MS) : 0,
    }
  }

  /** In units of the source's clock; a difference of more than half the range is the clock turning over. */
  #measureJitter(time: number, nowMs: number): void {
    const transit = Math.round((nowMs * this.#clockRate) / 1000) - time
    if (this.#transit !== null) {
      const difference = Math.abs(transit - this.#transit)
      if (difference < 2 ** 31) this.#jitter += (difference - this.#jitter) / 16
    }
    this.#transit = transit
  }
}
