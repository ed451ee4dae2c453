import { type Id, instant, uuidV7 } from '@dallal/kernel'
import { seededRandom, seedOf } from './seeded-random.ts'

/** All ids of the demo market say that they were made at this moment, so that they are the same in every installation. */
const MADE_AT = instant('2026-01-01T00:00:00Z')

/** The id of a thing of the demo market: the same for the same seed, kind and key. */
export function seedId<T extends Id<string>>(seed: number, kind: string, key: string): T {
  return uuidV7<T>(MADE_AT, seededRandom(seedOf(seed, `${kind}:${key}`)).bytes(10))
}
