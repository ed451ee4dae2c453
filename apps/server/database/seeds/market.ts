import { assert } from '@dallal/kernel'
import { composePast } from './past.ts'
import { seedCovers } from './seed-covers.ts'
import { beginSeeding, endSeeding } from './seed-mark.ts'
import { seedMoney } from './seed-money.ts'
import { seedOrders } from './seed-orders.ts'
import { seedPeople } from './seed-people.ts'
import type { SeedPorts } from './seed-ports.ts'
import { seedProducts } from './seed-products.ts'
import { seedShops } from './seed-shops.ts'
import { seedShows } from './seed-shows.ts'
import { seededMarket } from './seeded-market.ts'

/** One number decides every id and every picture of the demo market. */
export const MARKET_SEED = 7

/**
 * Fills an empty database with a small living market: shops with products, people who buy, one show to come and one that
 * is over. Answers false, and does nothing, when somebody is here already. A market that was interrupted half-way is
 * finished by the next call: every step does what is missing and skips what is there.
 */
export async function seedMarket(ports: SeedPorts, seed = MARKET_SEED): Promise<boolean> {
  assert(ports.config.environment !== 'production', 'a demo market is never put into production')
  const began = await beginSeeding(ports.database, seed, ports.clock.now())
  if (!began) return false

  const market = seededMarket(seed, began.at)
  const past = composePast(ports)
  try {
    await seedPeople(ports, market)
    await seedShops(ports, market)
    await seedProducts(ports, market)
    await seedCovers(ports, market)
    await seedMoney(past, market)
    await seedShows(past, market)
    await seedOrders(ports, past, market)
  } finally {
    await past.stop()
  }
  await endSeeding(ports.database, seed, began.at)
  return true
}
