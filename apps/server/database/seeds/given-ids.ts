import { assert, type Id } from '@dallal/kernel'
import type { Ids } from '#platform/ids'

/** Ids that are said beforehand: what a use case makes next gets the id that was given for it. */
export interface GivenIds extends Ids {
  /** For the next thing that is made. */
  give(id: Id<string>): void
}

export function givenIds(others: Ids): GivenIds {
  let given: Id<string> | null = null
  return {
    give(id) {
      given = id
    },
    next<T extends Id<string>>(): T {
      const id = given
      given = null
      if (id === null) return others.next<T>()
      assert(typeof id === 'string', 'an id is text')
      return id as T // given for just this thing
    },
  }
}
