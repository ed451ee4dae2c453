import { type LotSummary, moneyFromWire } from '@dallal/contract'
import { type Currency, type Money, sumMoney } from '@dallal/kernel'

/** What the one who runs a show can do next. */
export interface RunQueue {
  readonly queued: readonly LotSummary[]
  readonly open: LotSummary | null
  /** The lot that the start button starts: the one chosen, or the first that waits. */
  readonly chosen: LotSummary | null
}

/** The queue as it stands; a chosen lot that no longer waits gives way to the first that does. */
export function runQueue(lots: readonly LotSummary[], chosenId: string | null): RunQueue {
  const queued = lots.filter(({ status }) => status === 'queued')
  return {
    queued,
    open: lots.find(({ status }) => status === 'open') ?? null,
    chosen: queued.find(({ id }) => id === chosenId) ?? queued[0] ?? null,
  }
}

/** The queued lot after the chosen one; after the last comes the first. */
export function nextChoice({ queued, chosen }: RunQueue): string | null {
  const index = queued.findIndex(({ id }) => id === chosen?.id)
  return queued[(index + 1) % Math.max(1, queued.length)]?.id ?? null
}

export interface RunTotals {
  readonly sold: readonly LotSummary[]
  readonly unsoldCount: number
  readonly sum: Money
}

/** What the show has brought so far. */
export function runTotals(lots: readonly LotSummary[], currency: Currency): RunTotals {
  const sold = lots.filter(({ status }) => status === 'sold')
  const prices = sold.flatMap(({ price }) => (price ? [moneyFromWire(price)] : []))
  return {
    sold,
    unsoldCount: lots.filter(({ status }) => status === 'unsold').length,
    sum: sumMoney(prices, currency),
  }
}
