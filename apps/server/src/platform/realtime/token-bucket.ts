/** Lets `burst` through at once and `perSecond` for long. Milliseconds are given: nothing here reads a clock. */
export class TokenBucket {
  private tokens: number
  private filledAt: number
  private readonly perSecond: number
  private readonly burst: number

  constructor(perSecond: number, burst: number, now: number) {
    this.perSecond = perSecond
    this.burst = burst
    this.tokens = burst
    this.filledAt = now
  }

  /** Takes a token; false when there is none left. */
  take(now: number): boolean {
    this.fill(now)
    if (this.tokens < 1) return false
    this.tokens -= 1
    return true
  }

  /** Whether it is as good as new, and so can be forgotten. */
  isFull(now: number): boolean {
    this.fill(now)
    return this.tokens >= this.burst
  }

  private fill(now: number): void {
    const gained = (Math.max(0, now - this.filledAt) * this.perSecond) / 1_000
    this.tokens = Math.min(this.burst, this.tokens + gained)
    this.filledAt = now
  }
}
