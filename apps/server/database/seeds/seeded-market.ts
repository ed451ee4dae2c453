import type { Id, ImageId, Instant, ProductId, SellerId, ShowId, UserId } from '@dallal/kernel'
import { seedId } from './seed-ids.ts'

/** The demo market while it is being made: one number, one moment, and the ids of everything in it. */
export interface SeededMarket {
  readonly seed: number
  /** The moment it is made; what lies in its past and future counts from here. */
  readonly now: Instant
  person(key: string): UserId
  /** Of the shop with this key; its owner is `person(key)`. */
  shop(key: string): SellerId
  product(key: string): ProductId
  show(key: string): ShowId
  cover(show: string): ImageId
  /** Of anything else: lots, bids, top-ups. */
  id<T extends Id<string>>(kind: string, key: string): T
}

export function seededMarket(seed: number, now: Instant): SeededMarket {
  return {
    seed,
    now,
    person: (key) => seedId<UserId>(seed, 'person', key),
    shop: (key) => seedId<SellerId>(seed, 'shop', key),
    product: (key) => seedId<ProductId>(seed, 'product', key),
    show: (key) => seedId<ShowId>(seed, 'show', key),
    cover: (show) => seedId<ImageId>(seed, 'cover', show),
    id: (kind, key) => seedId(seed, kind, key),
  }
}
