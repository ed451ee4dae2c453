/** How much one media server takes on. At a bound a new session is refused; those that are there go on. */
export type Bounds = {
  /** All publishers and viewers together. */
  sessions: number
  rooms: number
  /** Of one subject in one room: several tabs and a reload that did not say goodbye. */
  sessionsPerSubject: number
  /** Answered offers whose author has not yet come by UDP. */
  unproven: number
}

/** One core carries about 400 viewers of 1 Mbit/s (14 µs for a packet of each); more than that would make all of them late. */
export const DEFAULT_BOUNDS: Bounds = { sessions: 350, rooms: 200, sessionsPerSubject: 8, unproven: 256 }
