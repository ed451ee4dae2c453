import { capture, type Journal, journal } from './journal.ts'
import { incomingOf, type TopUp } from './top-up-started.ts'

/** The gateway took exactly the amount asked for: what was incoming is the person's. */
export function topUpConfirmed({ id, amount }: TopUp): Journal {
  return journal('top_up_confirmed', id, id, [capture(incomingOf(id), amount)])
}
