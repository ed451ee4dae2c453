import { assert } from '@dallal/kernel'

/** The last events of a topic, each encoded once, without a gap between them. At its bound the oldest is forgotten. */
export class Ring {
  private readonly events = new Map<number, string>()
  private readonly capacity: number
  /** The newest version known, held or not; null until one is. */
  head: number | null = null
  /** The oldest version held; one more than the head when none is. */
  private first = 0

  constructor(capacity: number) {
    this.capacity = capacity
  }

  /** Takes the version after the head, or any version as the first. */
  push(version: number, encoded: string): void {
    assert(this.head === null || version === this.head + 1, 'the ring has no gaps')
    if (this.head === null) this.first = version
    this.head = version
    this.events.set(version, encoded)
    if (this.events.size <= this.capacity) return
    this.events.delete(this.first)
    this.first += 1
  }

  /** Forgets all events; the next to come is the one after `head`. */
  restart(head: number): void {
    this.events.clear()
    this.head = head
    this.first = head + 1
  }

  /** How many events follow `version`, or null when some of them are not held any more. */
  countAfter(version: number): number | null {
    if (this.head === null || version > this.head || version < this.first - 1) return null
    return this.head - version
  }

  /** The events after `version`, oldest first; null as `countAfter`. */
  after(version: number): string[] | null {
    const count = this.countAfter(version)
    if (count === null) return null
    return Array.from({ length: count }, (_, index) => {
      const encoded = this.events.get(version + 1 + index)
      assert(encoded !== undefined, 'every version from the first to the head is held')
      return encoded
    })
  }
}
