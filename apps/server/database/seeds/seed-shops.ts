import { assert } from '@dallal/kernel'
import { sellerOf } from '#identity'
import { OPERATOR, type SeedShop, SHOPS } from './market/index.ts'
import type { SeedPorts } from './seed-ports.ts'
import type { SeededMarket } from './seeded-market.ts'

/** Applications as a person would hand them in, verified by the operator. */
export async function seedShops(ports: SeedPorts, market: SeededMarket): Promise<void> {
  for (const shop of SHOPS) await seedShop(ports, market, shop)
}

async function seedShop(
  { database, identity: { accounts } }: SeedPorts,
  market: SeededMarket,
  shop: SeedShop,
): Promise<void> {
  const { shopName, legalName, iban, country, about, slug } = shop
  const [person, id] = [market.person(shop.key), market.shop(shop.key)]
  const before = await database.asSystem((tx) => sellerOf(tx, person))
  if (!before) {
    const applied = await accounts.applyAsSeller(person, { shopName, legalName, iban, country, about }, { id, slug })
    assert(applied.ok, `${shop.key} may apply`)
  }
  if (before?.status === 'verified') return
  const verified = await accounts.verifySeller(market.person(OPERATOR.key), id)
  assert(verified.ok, `${shop.key} can be verified`)
}
