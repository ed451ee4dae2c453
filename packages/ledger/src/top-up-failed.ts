import type { TopUpId } from '@dallal/kernel'
import { type Journal, journal, release } from './journal.ts'
import { incomingOf } from './top-up-started.ts'

/** Declined, cancelled or expired: nothing is incoming any more. */
export function topUpFailed(topUp: TopUpId): Journal {
  return journal('top_up_failed', topUp, topUp, [release(incomingOf(topUp))])
}
