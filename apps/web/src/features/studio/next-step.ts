import type { Show } from '@dallal/contract'

/** What the studio knows when its seller comes in. */
export interface StudioFacts {
  readonly live: Show | null
  readonly toShip: number
  readonly hasProducts: boolean
  readonly hasShows: boolean
  readonly draft: Show | null
  readonly scheduled: Show | null
}

export type NextStep =
  | { kind: 'live'; show: Show }
  | { kind: 'ship'; count: number }
  | { kind: 'first_product' }
  | { kind: 'first_show' }
  | { kind: 'announce'; show: Show }
  | { kind: 'prepare'; show: Show }
  | { kind: 'quiet' }

/** The one thing to do next: who is on air is on air; then people who paid wait; then what leads to the next show. */
export function nextStep({ live, toShip, hasProducts, hasShows, draft, scheduled }: StudioFacts): NextStep {
  if (live) return { kind: 'live', show: live }
  if (toShip > 0) return { kind: 'ship', count: toShip }
  if (!hasProducts) return { kind: 'first_product' }
  if (!hasShows) return { kind: 'first_show' }
  if (draft) return { kind: 'announce', show: draft }
  if (scheduled) return { kind: 'prepare', show: scheduled }
  return { kind: 'quiet' }
}
