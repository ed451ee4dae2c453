import { randomBytes } from 'node:crypto'
import { type Id, instant, uuidV7 } from '@dallal/kernel'

/** Makes ids that sort by age. */
export interface Ids {
  next<T extends Id<string>>(): T
}

/** Ids from the real clock and the system's randomness. */
export function createIds(): Ids {
  return { next: () => uuidV7(instant(Date.now()), randomBytes(10)) }
}
