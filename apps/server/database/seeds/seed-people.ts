import { assert, type ImageId } from '@dallal/kernel'
import { personOf } from '#identity'
import { BUYERS, OPERATOR, type SeedPerson, SHOPS } from './market/index.ts'
import { composePortrait } from './pictures/compose-portrait.ts'
import { aFewAtATime, seedImage } from './seed-image.ts'
import type { SeedPorts } from './seed-ports.ts'
import type { SeededMarket } from './seeded-market.ts'
import { seedOf } from './seeded-random.ts'

/** Buyers, the operator and the owners of shops, with portraits and addresses. None has a password. */
export async function seedPeople(ports: SeedPorts, market: SeededMarket): Promise<void> {
  const owners = SHOPS.map(({ key, owner }) => ({ ...owner, key, locale: 'ar', address: null }) as const)
  await aFewAtATime([OPERATOR, ...owners, ...BUYERS], (person) => seedPerson(ports, market, person))
  if (ports.config.environment === 'development')
    await ports.identity.accounts.makeOperator(market.person(OPERATOR.key))
}

type Face = Omit<SeedPerson, 'toppedUpMinor'>

async function seedPerson(ports: SeedPorts, market: SeededMarket, { key, name, locale, portrait, address }: Face) {
  const id = market.person(key)
  const known = await ports.database.asSystem((tx) => personOf(tx, id))
  if (!known) await ports.identity.accounts.open({ id, name, locale, email: `${key}@dallal.example` })

  const image = market.id<ImageId>('portrait', key)
  const compose = () => composePortrait(`people/${portrait}`, seedOf(market.seed, key))
  await seedImage(ports, { id: image, owner: id, at: market.now, compose })
  await ports.identity.accounts.setPortrait(id, image)
  if (!address) return
  const saved = await ports.identity.accounts.saveAddress(id, address)
  assert(saved.ok, `the address of ${key} can be saved`)
}
