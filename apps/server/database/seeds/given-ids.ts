import type { Id } from '@dallal/kernel'
import type { Ids } from '#platform/ids'

/** Ids that are said beforehand: the first thing that a use case makes gets the id that was given for it. */
export interface GivenIds extends Ids {
  /** Does work whose first new thing has this id; when it makes nothing new, the id is for nothing else. */
  giving<T>(id: Id<string>, work: () => Promise<T>): Promise<T>
}

export function givenIds(others: Ids): GivenIds {
  let given: Id<string> | null = null
  return {
    async giving(id, work) {
      given = id
      try {
        return await work()
      } finally {
        given = null
      }
    },
    next<T extends Id<string>>(): T {
      const id = given
      given = null
      return id === null ? others.next<T>() : (id as T) // given for just this thing
    },
  }
}
