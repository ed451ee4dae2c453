import type { Bilingual } from '@dallal/contract'
import type { Instant, LotId, Money, ProductId, ShowId } from '@dallal/kernel'
import type { Tx } from '#platform/database'

/** The lot in which a product is offered now, or was offered last. */
export interface Offer {
  readonly lot: LotId
  readonly show: ShowId
  readonly showTitle: Bilingual
  readonly showStatus: 'scheduled' | 'live' | 'ended'
  readonly startsAt: Instant | null
  readonly lotStatus: 'queued' | 'open' | 'sold' | 'unsold' | 'void'
  readonly startPrice: Money
  /** The leading bid, or the hammer price; null before the first bid. */
  readonly price: Money | null
}

/**
 * Finds the offers of products. The catalog stands above the auction and does not know it: whoever composes them both gives
 * this. A product that was never in a lot is missing from the answer.
 */
export type FindOffers = (tx: Tx, products: readonly ProductId[]) => Promise<Map<ProductId, Offer>>
