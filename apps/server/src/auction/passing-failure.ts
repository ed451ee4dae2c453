/** What of the database's failures may be gone on the next try, and what they say about the time in between. */

/** Serialization failure, deadlock, a key written meanwhile: somebody was quicker, and nothing stood still. */
const RACED = new Set(['40001', '40P01', '23505', '55P03'])

/** Whether a failure is a lost race, after which the same work may simply be done again. */
export function isLostRace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && RACED.has(error.code)
}
