import type { Refusal, ShowEvent, Show as ShowWire } from '@dallal/contract'
import { err, ok, type Result, type ShowId } from '@dallal/kernel'
import type { Caller } from '#platform/database'
import { freshShow, type OwnRefusal, ownShowOf } from './own-show.ts'
import type { LivePorts } from './ports.ts'
import { checkEnd, checkGoLive } from './show.ts'
import { nextShowVersion, putOnAir, takeOffAir } from './show-store.ts'
import { showView } from './show-view.ts'

/** What was done, and what the room is told of it once it is committed. */
interface Done {
  readonly view: ShowWire
  readonly told: readonly { readonly version: number; readonly event: ShowEvent }[]
}

/** Opens the room of a show. It is on air already: nothing changes. */
export async function goLive(
  ports: LivePorts,
  caller: Caller,
  id: ShowId,
): Promise<Result<ShowWire, OwnRefusal | Refusal<'show_already_ended' | 'show_has_no_lots' | 'another_show_is_live'>>> {
  const done = await ports.database.asCaller(caller, async (tx): Promise<Result<Done, GoLiveRefusal>> => {
    const own = await ownShowOf(tx, caller, id)
    if (!own.ok) return own
    const { show } = own.value
    if (show.status === 'live') return ok({ view: await showView(ports, tx, show), told: [] })
    const totals = await ports.lots.totals(tx, [id])
    const may = checkGoLive(show, totals.get(id)?.total ?? 0)
    if (!may.ok) return may

    const at = ports.clock.now()
    if (!(await putOnAir(tx, show, at))) return err({ code: 'another_show_is_live' })
    const version = await nextShowVersion(tx, id)
    const view = await showView(ports, tx, await freshShow(tx, id))
    return ok({ view, told: [{ version, event: { type: 'show_went_live', at } }] })
  })
  return tell(ports, id, done)
}

type GoLiveRefusal = OwnRefusal | Refusal<'show_already_ended' | 'show_has_no_lots' | 'another_show_is_live'>

/** Closes the room, and its video. Lots that did not come up are taken out, and their pieces given back. */
export async function endShow(
  ports: LivePorts,
  caller: Caller,
  id: ShowId,
): Promise<Result<ShowWire, OwnRefusal | Refusal<'show_not_live' | 'lot_still_open'>>> {
  const done = await ports.database.asCaller(caller, async (tx): Promise<Result<Done, EndRefusal>> => {
    const own = await ownShowOf(tx, caller, id)
    if (!own.ok) return own
    const may = checkEnd(own.value.show, await ports.lots.hasOpenLot(tx, id))
    if (!may.ok) return may

    const at = ports.clock.now()
    const hasLeftOver = await ports.lots.removeQueued(tx, id, at)
    await takeOffAir(tx, id, at)
    const told: Done['told'][number][] = []
    if (hasLeftOver) {
      const lots = await ports.lots.summaries(tx, id)
      told.push({ version: await nextShowVersion(tx, id), event: { type: 'lots_changed', lots } })
    }
    told.push({ version: await nextShowVersion(tx, id), event: { type: 'show_ended', at } })
    return ok({ view: await showView(ports, tx, await freshShow(tx, id)), told })
  })
  if (done.ok) ports.streams.closeRoom(id)
  return tell(ports, id, done)
}

type EndRefusal = OwnRefusal | Refusal<'show_not_live' | 'lot_still_open'>

function tell<R extends { code: string }>({ hub }: LivePorts, id: ShowId, done: Result<Done, R>): Result<ShowWire, R> {
  if (!done.ok) return done
  for (const { version, event } of done.value.told) hub.publish('show', id, version, event)
  return ok(done.value.view)
}
