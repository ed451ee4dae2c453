/**
 * How long to wait before the next start. The first is nearly at once, because a show is running; each one that fails soon
 * doubles the wait, up to ten seconds, for ever. A child that ran for half a minute has earned a fresh count.
 */
const FIRST_MS = 100
const LONGEST_MS = 10_000
const STEADY_MS = 30_000

export class BackOff {
  #failures = 0

  /** `ranMs` is how long the child was ready; 0 when it never was. */
  next(ranMs: number): number {
    this.#failures = ranMs >= STEADY_MS ? 1 : this.#failures + 1
    return Math.min(LONGEST_MS, FIRST_MS * 2 ** (this.#failures - 1))
  }
}
