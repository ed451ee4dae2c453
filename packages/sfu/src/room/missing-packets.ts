/**
 * Which packets of one source have not arrived, and when to ask for them. A packet that is only out of order is given a
 * moment; then it is asked for a few times; then it counts as lost.
 */
/** `due` is to be asked for now, `fresh` of them for the first time; `gaveUp` were asked for often enough. */
export type Missing = { due: number[]; fresh: number; gaveUp: number }

const OUT_OF_ORDER_MS = 12
const BETWEEN_REQUESTS_MS = 60
const MAX_REQUESTS = 5
/** A longer gap is not repaired: the source was away, and a key frame is cheaper. */
const MAX_GAP = 256

export class MissingPackets {
  #highest: number | null = null
  readonly #missing = new Map<number, { requests: number; dueAt: number }>()

  /** Answers whether the gap before this packet is too long to be repaired. */
  arrived(index: number, nowMs: number): { gapTooLong: boolean } {
    const highest = this.#highest
    if (highest === null || index <= highest) {
      this.#highest ??= index
      this.#missing.delete(index)
      return { gapTooLong: false }
    }
    this.#highest = index
    if (index - highest - 1 + this.#missing.size > MAX_GAP) {
      this.#missing.clear()
      return { gapTooLong: true }
    }
    for (let lost = highest + 1; lost < index; lost += 1) {
      this.#missing.set(lost, { requests: 0, dueAt: nowMs + OUT_OF_ORDER_MS })
    }
    return { gapTooLong: false }
  }

  take(nowMs: number): Missing {
    const due: number[] = []
    let fresh = 0
    let gaveUp = 0
    for (const [index, request] of this.#missing) {
      if (nowMs < request.dueAt) continue
      if (request.requests === MAX_REQUESTS) {
        this.#missing.delete(index)
        gaveUp += 1
        continue
      }
      if (request.requests === 0) fresh += 1
      request.requests += 1
      request.dueAt = nowMs + BETWEEN_REQUESTS_MS
      due.push(index)
    }
    return { due, fresh, gaveUp }
  }
}
