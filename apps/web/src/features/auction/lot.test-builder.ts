import { DEFAULT_RULES, type PublicLot } from '@dallal/auction'
import { asId, instant, type LotId, money, type ShowId } from '@dallal/kernel'
import type { WatchedLot } from './watched-lot.ts'

/** An open lot of 100.00 SAR that closes at 30 s; a test changes what its story is about. */
export function openLot(changes: Partial<PublicLot> = {}): PublicLot {
  return {
    id: asId<LotId>('01890000-0000-7000-8000-000000000001'),
    show: asId<ShowId>('01890000-0000-7000-8000-000000000002'),
    startPrice: money(100_00n, 'SAR'),
    rules: DEFAULT_RULES,
    status: 'open',
    version: 1,
    openedAt: instant(0),
    closesAt: instant(30_000),
    leader: null,
    bidCount: 0,
    bidderCount: 0,
    extensions: 0,
    extendedMs: 0,
    ...changes,
  }
}

export function watching(lot: PublicLot, changes: Partial<WatchedLot> = {}): WatchedLot {
  return { lot, bids: [], lastExtension: null, voidReason: null, ...changes }
}
