/** The rooms that anyone is in, and who is in them. A room begins with its first session and ends with its last. */
import { Room } from '#room/room.ts'
import type { Session } from '#server/session.ts'

export type OpenRoom = { name: string; room: Room; sessions: Set<Session>; toldViewers: number }

/** A number of viewers that no room has: whatever it is now, it must be told. */
const STALE = -1

export class OpenRooms {
  readonly #rooms = new Map<string, OpenRoom>()
  /** Rooms that ended while others were told of viewers in them. */
  readonly #emptied = new Set<string>()

  get names(): ReadonlySet<string> {
    return new Set(this.#rooms.keys())
  }

  all(): OpenRoom[] {
    return [...this.#rooms.values()]
  }

  of(session: Session): OpenRoom | undefined {
    return this.#rooms.get(session.grant.room)
  }

  sessionsOf(name: string): Session[] {
    return [...(this.#rooms.get(name)?.sessions ?? [])]
  }

  enter(name: string, session: Session, nowMs: number): OpenRoom {
    const open = this.#rooms.get(name) ?? this.#begin(name, nowMs)
    open.sessions.add(session)
    this.#rooms.set(name, open)
    return open
  }

  /** The room that the session was in, which may be gone from here now. */
  leave(session: Session): OpenRoom | undefined {
    const open = this.of(session)
    open?.sessions.delete(session)
    if (open?.sessions.size === 0) {
      this.#rooms.delete(open.name)
      if (open.toldViewers !== 0) this.#emptied.add(open.name)
    }
    return open
  }

  /** Rooms whose number of viewers is another than the last time this was asked. */
  changedViewerCounts(): { room: string; viewers: number }[] {
    const changes: { room: string; viewers: number }[] = []
    for (const name of this.#emptied) if (!this.#rooms.has(name)) changes.push({ room: name, viewers: 0 })
    this.#emptied.clear()
    for (const open of this.#rooms.values()) {
      const viewers = open.room.viewerCount
      if (viewers === open.toldViewers) continue
      open.toldViewers = viewers
      changes.push({ room: open.name, viewers })
    }
    return changes
  }

  #begin(name: string, nowMs: number): OpenRoom {
    const toldViewers = this.#emptied.delete(name) ? STALE : 0
    return { name, room: new Room(nowMs), sessions: new Set(), toldViewers }
  }
}
