import { asId, assert, type Id, type ImageId, type Instant, MS, minusMs } from '@dallal/kernel'
import { findOffers } from '#auction'
import { createProduct, publishProduct } from '#catalog'
import { type SeedProduct, SHOPS } from './market/index.ts'
import { composePicture, type Shot } from './pictures/compose-picture.ts'
import { aFewAtATime, seedImage } from './seed-image.ts'
import type { SeedPorts } from './seed-ports.ts'
import type { SeededMarket } from './seeded-market.ts'
import { seedOf } from './seeded-random.ts'

interface Placed {
  readonly shop: string
  readonly product: SeedProduct
  readonly publishedAt: Instant
}

/** Every product with its pictures, written and published by its shop as from the studio. */
export async function seedProducts(ports: SeedPorts, market: SeededMarket): Promise<void> {
  await aFewAtATime(inOrderOfAge(market.now), (placed) => seedProduct(ports, market, placed))
}

/** The shops take turns, so that the first page shows all of them; the oldest product came forty days ago. */
function inOrderOfAge(now: Instant): Placed[] {
  const longest = Math.max(...SHOPS.map((shop) => shop.products.length))
  const turns = Array.from({ length: longest }, (_, turn) =>
    SHOPS.flatMap(({ key, products }) => (products[turn] ? [{ shop: key, product: products[turn] }] : [])),
  ).flat()
  return turns.map((one, place) => ({
    ...one,
    publishedAt: minusMs(now, 40 * MS.day - (turns.length - place) * 16 * MS.hour),
  }))
}

async function seedProduct(
  ports: SeedPorts,
  market: SeededMarket,
  { shop, product, publishedAt }: Placed,
): Promise<void> {
  const owner = market.person(shop)
  const shots = product.shots.slice(0, ports.picturesPerProduct ?? product.shots.length)
  const images = shots.map((shot) => market.id<ImageId>('picture', `${product.key}:${shot}`))
  for (const [index, shot] of shots.entries()) {
    const id = images[index]
    assert(id, 'every shot has an id')
    await seedImage(ports, { id, owner, at: publishedAt, compose: () => shoot(market, product, shot) })
  }

  const { title, description, category, condition, stock } = product
  const draft = { title, description, category, condition, stock, images }
  const id = market.product(product.key)
  const given = {
    ...ports,
    offers: findOffers,
    clock: { now: () => publishedAt },
    ids: { next: <T extends Id<string>>() => asId<T>(id) },
  }
  const caller = { userId: owner, role: 'seller' } as const
  const created = await createProduct(given, caller, { key: `seed-${id}`, draft })
  assert(created.ok, `${product.key} can be written`)
  const published = await publishProduct(given, caller, id)
  assert(published.ok, `${product.key} can be published`)
}

function shoot(market: SeededMarket, { key, art, pose }: SeedProduct, shot: Shot) {
  return composePicture(`objects/${art}`, pose, shot, seedOf(market.seed, key))
}
