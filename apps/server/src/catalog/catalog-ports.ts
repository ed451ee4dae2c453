import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import type { Ids } from '#platform/ids'
import type { FindOffers } from './offer.ts'

/** What the catalog needs of its surroundings. */
export interface CatalogPorts {
  readonly database: Database
  readonly clock: Pick<Clock, 'now'>
  readonly ids: Ids
  readonly offers: FindOffers
}
