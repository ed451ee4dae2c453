/** How much a room carries: bits and frames, per second. */
export class Meter {
  #bytes = 0
  #frames = 0
  #sinceMs: number

  constructor(nowMs: number) {
    this.#sinceMs = nowMs
  }

  count(bytes: number, endsFrame: boolean): void {
    this.#bytes += bytes
    if (endsFrame) this.#frames += 1
  }

  /** Closes an interval. */
  read(nowMs: number): { kbps: number; fps: number } {
    const seconds = Math.max(0.001, (nowMs - this.#sinceMs) / 1000)
    const reading = {
      kbps: Math.round((this.#bytes * 8) / 1000 / seconds),
      fps: Math.round((this.#frames / seconds) * 10) / 10,
    }
    this.#bytes = 0
    this.#frames = 0
    this.#sinceMs = nowMs
    return reading
  }
}
