import { asId, isUuid, type ShowId } from '@dallal/kernel'
import type { Database } from '#platform/database'

/**
 * Calls the listener when a show has ended, in whichever process, so that its video ends too; resolves to a way to stop hearing.
 * The process that ended it closes the video it has itself; what others miss while they are cut off from the database is
 * refused at their door, because a show is asked about at every offer.
 */
export function onShowEnded(database: Database, listener: (show: ShowId) => void): Promise<() => Promise<void>> {
  return database.listen('show_ended', (payload) => {
    if (payload !== null && isUuid(payload)) listener(asId<ShowId>(payload))
  })
}
