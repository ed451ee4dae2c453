/**
 * Keeps joins from stalling a show. A handshake costs about a millisecond of elliptic curves, and hundreds may arrive at once
 * when a show begins; so only a few milliseconds of them run in one turn of the event loop, and media passes in between.
 */
const BUDGET_MS = 4
/** Datagrams that may wait. Beyond it they are lost, and their peers send them again. */
const MAX_WAITING = 2048

export class HandshakeQueue {
  readonly #nowMs: () => number
  readonly #nextTurn: (drain: () => void) => void
  readonly #waiting: (() => void)[] = []
  #spentMs = 0
  #turnIsAwaited = false

  constructor(nowMs = () => performance.now(), nextTurn: (drain: () => void) => void = setImmediate) {
    this.#nowMs = nowMs
    this.#nextTurn = nextTurn
  }

  /** Runs at once while this turn has time left, in order otherwise. False when too many wait already. */
  add(work: () => void): boolean {
    if (this.#waiting.length >= MAX_WAITING) return false
    this.#waiting.push(work)
    this.#drain()
    return true
  }

  #drain(): void {
    while (this.#spentMs < BUDGET_MS) {
      const work = this.#waiting.shift()
      if (!work) break
      const before = this.#nowMs()
      work()
      this.#spentMs += this.#nowMs() - before
    }
    this.#awaitTurn()
  }

  #awaitTurn(): void {
    if (this.#turnIsAwaited) return
    this.#turnIsAwaited = true
    this.#nextTurn(() => {
      this.#turnIsAwaited = false
      this.#spentMs = 0
      if (this.#waiting.length > 0) this.#drain()
    })
  }
}
