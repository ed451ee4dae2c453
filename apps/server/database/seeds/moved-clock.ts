import { err, type Instant } from '@dallal/kernel'
import type { Clock } from '#platform/clock'

/** A clock that shows what it is set to: by it, things happen today as they would have happened then. */
export interface MovedClock extends Clock {
  set(moment: Instant): void
}

export function movedClock(start: Instant): MovedClock {
  let moment = start
  const now = () => moment
  return {
    now,
    realNow: now,
    set(to) {
      moment = to
    },
    offsetMs: () => 0,
    advance: async () => err({ code: 'not_in_this_environment' }),
    standWhile: () => undefined,
    onMoved: () => () => undefined,
    close: async () => undefined,
  }
}
