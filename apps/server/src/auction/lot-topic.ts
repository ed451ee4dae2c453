import { project, toPublicEvent } from '@dallal/auction'
import { BIDS_SHOWN, lotEventToWire, lotToWire } from '@dallal/contract'
import { asId, err, isUuid, type LotId, ok } from '@dallal/kernel'
import { sql } from 'kysely'
import { historyEpoch } from '#live'
import type { Database } from '#platform/database'
import type { TopicSource } from '#platform/realtime'
import { eventsSince, historyOf, loadLot } from './lot-store.ts'

/** Who missed more than this gets the state of the lot instead, as the hub has it. */
const MOST_MISSED = 501

/** Topic `lot:ID`: a lot as everyone may see it, and its events from the table, whichever process wrote them. */
export function lotTopic(database: Database): TopicSource<'lot'> {
  return {
    // Row security decides: whoever may see the show may see its lots.
    authorise: async (id, caller) => {
      if (!isUuid(id)) return err({ code: 'not_found' })
      const { rows } = await database.asCaller(caller, (tx) => sql`select id from lot where id = ${id}`.execute(tx))
      return rows.length === 1 ? ok(null) : err({ code: 'not_found' })
    },

    snapshot: (id) =>
      database.asSystem(async (tx) => {
        const record = await loadLot(tx, asId<LotId>(id))
        if (!record) return null
        const { lot } = record
        const history = await historyOf(tx, lot, BIDS_SHOWN)
        const epoch = await historyEpoch(tx)
        return { epoch, version: lot.version, state: lotToWire(project(lot), history) }
      }),

    since: (id, from) =>
      database.asSystem(async (tx) => {
        if (from.epoch !== (await historyEpoch(tx))) return null
        const events = await eventsSince(tx, asId<LotId>(id), from.version, MOST_MISSED)
        return events.map((event) => ({ version: event.version, event: lotEventToWire(toPublicEvent(event)) }))
      }),
  }
}
