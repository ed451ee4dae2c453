import { ENDED, UPCOMING } from './market/index.ts'
import { composeCover } from './pictures/compose-cover.ts'
import { seedImage } from './seed-image.ts'
import type { SeedPorts } from './seed-ports.ts'
import type { SeededMarket } from './seeded-market.ts'
import { seedOf } from './seeded-random.ts'

/** The covers of the shows. The shows themselves are made by the steps that come with the domains below the catalog. */
export async function seedCovers(ports: SeedPorts, market: SeededMarket): Promise<void> {
  for (const { key, shop, cover } of [UPCOMING, ENDED]) {
    const arts = cover.map((art) => `objects/${art}`)
    await seedImage(ports, {
      id: market.cover(key),
      owner: market.person(shop),
      at: market.now,
      compose: () => composeCover(arts, seedOf(market.seed, key)),
    })
  }
}
