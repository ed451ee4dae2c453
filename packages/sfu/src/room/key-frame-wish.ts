/**
 * When to ask the publisher for a key frame. Many viewers may wish for one at once; the publisher is asked at most once in
 * 300 ms, and again while none has come, because the request can be lost too.
 */
const BETWEEN_MS = 300

export class KeyFrameWish {
  #wished = false
  #askedAtMs = Number.NEGATIVE_INFINITY

  wish(): void {
    this.#wished = true
  }

  /** A key frame begins: whoever waited for one is served. */
  fulfil(): void {
    this.#wished = false
  }

  /** True when it is time to ask; the caller asks then. */
  take(nowMs: number): boolean {
    if (!this.#wished || nowMs - this.#askedAtMs < BETWEEN_MS) return false
    this.#askedAtMs = nowMs
    return true
  }
}
