import type { Connections } from '#platform/database'
import { seedMarket } from '../../database/seeds/market.ts'
import type { World } from '../domain.ts'
import type { Domains } from '../domains.ts'
import type { Steps } from './steps.ts'

/** Puts a small living market into an empty database, unless the operator wants it empty. Never in production. */
export async function seedWhenEmpty(
  world: World,
  connections: Connections,
  { identity, media }: Domains,
  steps: Steps,
): Promise<void> {
  if (!world.config.demo) return
  await steps.step(
    (seeded: boolean) => (seeded ? 'demo market made' : 'demo market'),
    () => seedMarket({ ...world, connections, identity, media }),
  )
}
