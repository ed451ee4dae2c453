/**
 * Numbers what one person is told: n, n + 1, n + 2 … Nothing of it is kept, so the numbers live as long as this process does
 * and begin anew, at the clock's milliseconds, for whoever was forgotten: higher than before, and a gap, which says to
 * read everything again.
 */
export class UserVersions {
  private readonly last = new Map<string, number>()
  private readonly now: () => number
  private readonly most: number

  constructor(now: () => number, most = 100_000) {
    this.now = now
    this.most = most
  }

  current(user: string): number {
    const known = this.last.get(user)
    if (known !== undefined) return known
    return this.remember(user, this.now())
  }

  next(user: string): number {
    return this.remember(user, this.current(user) + 1)
  }

  /** Beyond the bound, whoever was told something the longest time ago is forgotten. */
  private remember(user: string, version: number): number {
    this.last.delete(user)
    this.last.set(user, version)
    if (this.last.size > this.most) {
      const [oldest] = this.last.keys()
      if (oldest !== undefined) this.last.delete(oldest)
    }
    return version
  }
}
