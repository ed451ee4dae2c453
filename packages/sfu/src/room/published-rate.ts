/**
 * A bound on what a publisher may have carried: each byte in is as many bytes out as there are viewers. Far above what REMB
 * allows, so that only somebody who disregards it meets it.
 */
const MOST_BYTES_PER_SECOND = 1_250_000

export class PublishedRate {
  #second = 0
  #bytes = 0

  /** Counts a packet in; false when it is beyond the bound and is to be dropped. */
  admits(bytes: number, nowMs: number): boolean {
    const second = Math.floor(nowMs / 1000)
    if (second !== this.#second) {
      this.#second = second
      this.#bytes = 0
    }
    this.#bytes += bytes
    return this.#bytes <= MOST_BYTES_PER_SECOND
  }
}
