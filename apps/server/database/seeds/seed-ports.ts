import type { Instant } from '@dallal/kernel'
import type { CatalogPorts } from '#catalog'
import type { Identity } from '#identity'
import type { Media } from '#media'
import type { Database } from '#platform/database'
import type { SeededMarket } from './seeded-market.ts'

/** What seeding needs: the doors of the domains, so that every rule of theirs holds for seeded things too. */
export interface SeedPorts {
  readonly environment: 'development' | 'staging' | 'production'
  readonly database: Database
  readonly clock: { now(): Instant }
  readonly accounts: Identity['accounts']
  readonly keepImage: Media['keepImage']
  readonly offers: CatalogPorts['offers']
  /** At most so many pictures of each product; tests want few. */
  readonly picturesPerProduct?: number
  /** What comes after people, shops and products, in this order: money, shows, lots, orders. Each may run again after a crash. */
  readonly steps: readonly SeedStep[]
}

export type SeedStep = (market: SeededMarket) => Promise<void>
