import type { Identity } from '#identity'
import type { Media } from '#media'
import type { Connections } from '#platform/database'
import type { World } from '../../src/domain.ts'

/** What seeding needs: the world, and the doors of the domains, so that every rule of theirs holds for seeded things too. */
export interface SeedPorts extends Pick<World, 'config' | 'database' | 'clock' | 'ids' | 'log' | 'outbox'> {
  readonly connections: Connections
  readonly identity: Pick<Identity, 'accounts' | 'requireSeller' | 'publicSellers'>
  readonly media: Pick<Media, 'keepImage'>
  /** At most so many pictures of each product; tests want few. */
  readonly picturesPerProduct?: number
}
