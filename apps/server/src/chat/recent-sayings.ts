import type { Saying } from './say.ts'

/** Ids of messages that were taken lately, so that a client that asks again after a lost line is not told it speaks too fast. */
export class RecentSayings {
  private readonly keys = new Set<string>()
  private readonly most: number

  constructor(most = 10_000) {
    this.most = most
  }

  has(saying: Pick<Saying, 'id' | 'person'>): boolean {
    return this.keys.has(keyOf(saying))
  }

  /** Beyond the bound the oldest is forgotten. */
  add(saying: Pick<Saying, 'id' | 'person'>): void {
    this.keys.add(keyOf(saying))
    if (this.keys.size <= this.most) return
    const [oldest] = this.keys
    if (oldest !== undefined) this.keys.delete(oldest)
  }
}

function keyOf({ person, id }: Pick<Saying, 'id' | 'person'>): string {
  return `${person} ${id}`
}
