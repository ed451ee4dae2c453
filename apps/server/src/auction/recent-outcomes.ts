import type { DecidedBid } from './bid-store.ts'

/** The latest answers, so that a repeated bid is answered without asking the table; the table has them all. */
export class RecentOutcomes {
  private readonly decided = new Map<string, DecidedBid>()
  private readonly most: number

  constructor(most = 5_000) {
    this.most = most
  }

  find(key: string): DecidedBid | undefined {
    return this.decided.get(key)
  }

  /** Beyond the bound the oldest is forgotten. */
  keep(key: string, decided: DecidedBid): void {
    this.decided.set(key, decided)
    if (this.decided.size <= this.most) return
    const [oldest] = this.decided.keys()
    if (oldest !== undefined) this.decided.delete(oldest)
  }
}
