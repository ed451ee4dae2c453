/** What was live in a media process, so that its sudden end can be told as if it had said so itself. */
import type { SfuEvent } from '#server/events.ts'

export class LiveRooms {
  readonly #publishers = new Map<string, string>()
  readonly #watched = new Set<string>()

  heard(event: SfuEvent): void {
    if (event.type === 'published') this.#publishers.set(event.room, event.subject)
    else if (event.type === 'unpublished') this.#publishers.delete(event.room)
    else if (event.viewers > 0) this.#watched.add(event.room)
    else this.#watched.delete(event.room)
  }

  /** The events that the process did not get to tell. Nothing is live afterwards. */
  lost(): SfuEvent[] {
    const events: SfuEvent[] = []
    for (const [room, subject] of this.#publishers) {
      events.push({ type: 'unpublished', room, subject, why: 'server_stopped' })
    }
    for (const room of this.#watched) events.push({ type: 'viewers', room, viewers: 0 })
    this.#publishers.clear()
    this.#watched.clear()
    return events
  }
}
