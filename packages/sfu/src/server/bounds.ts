import type { Grant } from '#grant.ts'

/**
 * How much one media server takes on. At a bound a new session is refused; those that are there go on. Publishers are few, by
 * the leave they were given, and are never refused for the number of viewers.
 */
export type Bounds = {
  /** All publishers and viewers together, as far as viewers are refused for it. */
  sessions: number
  rooms: number
  /** Of one person in one room and role: several tabs and a reload that did not say goodbye. */
  sessionsPerPerson: number
  /** Of one network in one room: a household, an office, a part of a mobile operator; never most of all places. */
  sessionsPerNetwork: number
  /** Answered offers of viewers who have not yet come by UDP: of all, and of one person or network in all rooms. */
  unproven: number
  unprovenPerPerson: number
  unprovenPerNetwork: number
}

/**
 * One core carries about 400 viewers of 1 Mbit/s (14 µs for a packet of each); more than that would make all of them late. An
 * honest viewer is unproven for well under a second, so 32 at once let some hundred people of one office come back together.
 */
export const DEFAULT_BOUNDS: Bounds = {
  sessions: 350,
  rooms: 200,
  sessionsPerPerson: 8,
  sessionsPerNetwork: 120,
  unproven: 256,
  unprovenPerPerson: 4,
  unprovenPerNetwork: 32,
}

/** What a session says of itself, as far as places are counted. */
export type Placed = { readonly grant: Grant; readonly isProven: boolean }

/** Why a session of this grant would be beyond a bound, or null when there is a place. */
export function boundReached(
  grant: Grant,
  taken: { sessions: readonly Placed[]; rooms: ReadonlySet<string> },
  bounds: Bounds,
): { code: 'too_many_sessions' | 'full'; why: string } | null {
  const { room, role, subject, isNetwork } = grant
  const { sessions, rooms } = taken
  const ofSubject = sessions.filter((other) => other.grant.subject === subject && other.grant.role === role)
  const ownHere = ofSubject.filter((other) => other.grant.room === room).length
  if (ownHere >= (isNetwork ? bounds.sessionsPerNetwork : bounds.sessionsPerPerson))
    return { code: 'too_many_sessions', why: 'this subject has too many sessions here' }
  if (!rooms.has(room) && rooms.size >= bounds.rooms) return { code: 'full', why: 'all rooms are taken' }
  if (role === 'publish') return null

  if (sessions.length >= bounds.sessions) return { code: 'full', why: 'all sessions are taken' }
  if (ofSubject.filter(isWaiting).length >= (isNetwork ? bounds.unprovenPerNetwork : bounds.unprovenPerPerson))
    return { code: 'too_many_sessions', why: 'too many sessions of this subject have not begun yet' }
  if (sessions.filter(isWaiting).length >= bounds.unproven)
    return { code: 'full', why: 'too many sessions have not begun yet' }
  return null
}

const isWaiting = ({ grant, isProven }: Placed): boolean => grant.role === 'watch' && !isProven
