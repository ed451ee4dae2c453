/**
 * Why publishers' sessions ended that we ended ourselves, so that a page which lost its session can ask: one that was replaced
 * must not come back by itself, or two pages take the room from each other for ever. At the bound the oldest is forgotten.
 */
import type { Grant } from '#grant.ts'
import type { EndedBecause } from '#server/events.ts'

export type EndedByUs = Extract<EndedBecause, 'taken_over' | 'kicked' | 'room_closed'>

const MAX_ENTRIES = 1000

export class PastPublishers {
  readonly #endings = new Map<string, EndedByUs>()

  /** Does nothing for a viewer, or when the session's author or its line ended it. */
  remember({ room, role }: Grant, id: string, why: EndedBecause): void {
    if (role !== 'publish' || (why !== 'taken_over' && why !== 'kicked' && why !== 'room_closed')) return
    this.#endings.set(`${room} ${id}`, why)
    for (const oldest of this.#endings.keys()) {
      if (this.#endings.size <= MAX_ENTRIES) return
      this.#endings.delete(oldest)
    }
  }

  ending(room: string, id: string): EndedByUs | null {
    return this.#endings.get(`${room} ${id}`) ?? null
  }
}
