import type { Show } from '@dallal/contract'
import { type Instant, instant } from '@dallal/kernel'

export type ShowMoment =
  | { kind: 'live' }
  /** Its time is still to come. */
  | { kind: 'counting'; startsAt: string }
  /** Its time has come, and the seller has not opened the room yet. */
  | { kind: 'due' }
  | { kind: 'undated' }
  | { kind: 'ended'; at: string | null }

/** Where a show stands, as everyone may see it. */
export function showMoment(
  { status, startsAt, endedAt }: Pick<Show, 'status' | 'startsAt' | 'endedAt'>,
  now: Instant,
): ShowMoment {
  if (status === 'live') return { kind: 'live' }
  if (status === 'ended') return { kind: 'ended', at: endedAt }
  if (startsAt === null) return { kind: 'undated' }
  return instant(startsAt) > now ? { kind: 'counting', startsAt } : { kind: 'due' }
}
