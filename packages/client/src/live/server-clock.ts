/** A question for the time: when it was asked and answered by our clock, and what the server's showed in between. */
interface Sample {
  roundTripMs: number
  offsetMs: number
}

const SAMPLES = 5
/** The shown time gives way by at most so many milliseconds a second: a countdown may drag a little, never jump. */
const SLEW_MS_PER_SECOND = 50
/** A difference no drift explains (first answer, a machine that slept): taken at once. */
const STEP_MS = 1_000

/**
 * The server's time, from questions over the live socket. Of the last five answers the one with the shortest round trip is
 * believed, and the middle of its trip taken for the server's moment (as NTP does, RFC 5905 §8): it can be wrong by at most
 * half that trip. Countdowns are drawn by this clock and the server's `closesAt`, never counted down by themselves.
 */
export class ServerClock {
  private readonly localNow: () => number
  private samples: Sample[] = []
  private offsetMs: number | null = null
  private targetMs = 0
  private slewedAt = 0

  constructor(localNow: () => number) {
    this.localNow = localNow
  }

  /** A first guess from a message that came by itself: late by the way here, better than nothing. */
  guess(serverNow: number): void {
    if (this.offsetMs === null) this.set(serverNow - this.localNow())
  }

  /** An answer that arrived now to a question asked at `askedAt` by our clock. */
  learn(askedAt: number, serverNow: number): void {
    const arrivedAt = this.localNow()
    const roundTripMs = arrivedAt - askedAt
    if (roundTripMs < 0) return
    const isFirst = this.samples.length === 0
    this.samples = [...this.samples, { roundTripMs, offsetMs: serverNow - (askedAt + roundTripMs / 2) }].slice(-SAMPLES)
    const best = this.samples.reduce((a, b) => (b.roundTripMs < a.roundTripMs ? b : a))
    this.slew()
    if (isFirst || this.offsetMs === null || Math.abs(best.offsetMs - this.offsetMs) > STEP_MS) this.set(best.offsetMs)
    else this.targetMs = best.offsetMs
  }

  /** The machine may have slept: what was measured before says nothing about now. */
  forget(): void {
    this.samples = []
  }

  /** Epoch milliseconds of the server's clock; our own until it first spoke. */
  now(): number {
    this.slew()
    return this.localNow() + (this.offsetMs ?? 0)
  }

  private set(offsetMs: number): void {
    this.offsetMs = offsetMs
    this.targetMs = offsetMs
    this.slewedAt = this.localNow()
  }

  private slew(): void {
    if (this.offsetMs === null) return
    const local = this.localNow()
    const most = ((local - this.slewedAt) * SLEW_MS_PER_SECOND) / 1_000
    this.offsetMs += Math.max(-most, Math.min(most, this.targetMs - this.offsetMs))
    this.slewedAt = local
  }
}
