import type { LotSummary } from '@dallal/contract'

type Queued = Pick<LotSummary, 'id' | 'status'>

export type Way = 'up' | 'down'

/**
 * Where a lot goes when it is moved by one place among those that still wait: before which other one, or to the end (null).
 * Nothing when there is no place that way.
 */
export function placeAfterMove(lots: readonly Queued[], id: string, way: Way): { before: string | null } | null {
  const queued = lots.filter(({ status }) => status === 'queued')
  const from = queued.findIndex((lot) => lot.id === id)
  if (from < 0) return null
  if (way === 'up') {
    const above = queued[from - 1]
    return above ? { before: above.id } : null
  }
  if (from === queued.length - 1) return null
  return { before: queued[from + 2]?.id ?? null }
}
