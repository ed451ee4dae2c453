import type { PublicLot } from '@dallal/auction'
import { type LotSummary, moneyToWire, type Show, type ShowState } from '@dallal/contract'

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

/** The lots with one of them as it is right now: a list tells of openings and ends, the lot itself of every bid. */
export function withLot(lots: readonly LotSummary[], now: PublicLot | null): readonly LotSummary[] {
  if (now === null) return lots
  return lots.map((lot) => (lot.id === now.id ? summaryNow(lot, now) : lot))
}

function summaryNow(lot: LotSummary, { status, leader, bidCount }: PublicLot): LotSummary {
  return { ...lot, status, price: leader && moneyToWire(leader.amount), leader: leader?.alias ?? null, bidCount }
}
