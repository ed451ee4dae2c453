import type { LotSummary, Show, ShowState } from '@dallal/contract'

/** The room as it stands: what the page was drawn with, until the live topic knows better. */
export type RoomState =
  | { readonly kind: 'upcoming'; readonly lots: readonly LotSummary[] }
  | {
      readonly kind: 'live'
      readonly lots: readonly LotSummary[]
      /** The lot everyone looks at: open, or the last that was. Null before the first. */
      readonly current: LotSummary | null
      readonly next: LotSummary | null
      readonly streaming: boolean
    }
  | { readonly kind: 'ended'; readonly lots: readonly LotSummary[] }

/** One state from the page's facts and the topic's. */
export function roomState(
  show: Pick<Show, 'status'>,
  drawnLots: readonly LotSummary[],
  live: ShowState | null,
): RoomState {
  const lots = live?.lots ?? drawnLots
  const status = live?.status ?? show.status
  if (status === 'ended') return { kind: 'ended', lots }
  if (status !== 'live') return { kind: 'upcoming', lots }

  const currentId = live ? live.currentLot : (drawnLots.find((lot) => lot.status === 'open')?.id ?? null)
  return {
    kind: 'live',
    lots,
    current: lots.find((lot) => lot.id === currentId) ?? null,
    next: lots.find((lot) => lot.status === 'queued') ?? null,
    streaming: live?.streaming ?? false,
  }
}

/** Lots that can still be bid on. */
export function lotsLeft(lots: readonly LotSummary[]): number {
  return lots.filter(({ status }) => status === 'queued' || status === 'open').length
}
