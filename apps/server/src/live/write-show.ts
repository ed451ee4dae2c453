import type { Refusal, ShowDraft, Show as ShowWire } from '@dallal/contract'
import { asId, err, type ImageId, ok, type Result, type ShowId } from '@dallal/kernel'
import { imagesBelongTo } from '#media'
import type { Caller } from '#platform/database'
import { withIdempotency } from '#platform/http'
import { freshShow, type OwnRefusal, ownShowOf, sellingCaller } from './own-show.ts'
import type { LivePorts } from './ports.ts'
import { checkChange, checkSchedule, checkStart } from './show.ts'
import { announceShow, insertShow, rewriteShow } from './show-store.ts'
import { showView } from './show-view.ts'

/** Begins a show, as a draft in the seller's currency. The same key and draft answer the first show again. */
export async function createShow(
  ports: LivePorts,
  caller: Caller,
  { key, draft }: { key: string; draft: ShowDraft },
): Promise<Result<ShowWire, OwnRefusal | Refusal<'key_reused' | 'show_start_in_the_past'>>> {
  return ports.database.asCaller(caller, async (tx) => {
    const selling = await sellingCaller(tx, caller)
    if (!selling.ok) return selling
    const { person, seller } = selling.value
    return withIdempotency(
      tx,
      caller,
      { key, route: 'createShow', body: draft },
      async (): Promise<Result<ShowWire, Refusal<'not_found' | 'show_start_in_the_past'>>> => {
        if (!(await imagesBelongTo(tx, person, coverOf(draft)))) return err({ code: 'not_found' })
        const at = ports.clock.now()
        const start = checkStart(draft, null, at)
        if (!start.ok) return start

        const id = ports.ids.next<ShowId>()
        await insertShow(tx, { id, sellerId: seller.id, currency: seller.currency, draft, startsAt: start.value, at })
        return ok(await showView(ports, tx, await freshShow(tx, id)))
      },
    )
  })
}

/** Changes a show that has not gone live. */
export async function updateShow(
  ports: LivePorts,
  caller: Caller,
  { show: id, draft }: { show: ShowId; draft: ShowDraft },
): Promise<
  Result<ShowWire, OwnRefusal | Refusal<'show_not_editable' | 'show_start_missing' | 'show_start_in_the_past'>>
> {
  return ports.database.asCaller(caller, async (tx) => {
    const own = await ownShowOf(tx, caller, id)
    if (!own.ok) return own
    if (!(await imagesBelongTo(tx, own.value.person, coverOf(draft)))) return err({ code: 'not_found' })
    const at = ports.clock.now()
    const change = checkChange(own.value.show, draft, at)
    if (!change.ok) return change

    await rewriteShow(tx, id, draft, change.value, at)
    return ok(await showView(ports, tx, await freshShow(tx, id)))
  })
}

/** Announces a show: from now on everyone sees it. Announcing it again changes nothing. */
export async function scheduleShow(
  ports: LivePorts,
  caller: Caller,
  id: ShowId,
): Promise<
  Result<
    ShowWire,
    OwnRefusal | Refusal<'show_not_editable' | 'show_has_no_lots' | 'show_start_missing' | 'show_start_in_the_past'>
  >
> {
  return ports.database.asCaller(caller, async (tx) => {
    const own = await ownShowOf(tx, caller, id)
    if (!own.ok) return own
    const totals = await ports.lots.totals(tx, [id])
    const at = ports.clock.now()
    const may = checkSchedule(own.value.show, totals.get(id)?.total ?? 0, at)
    if (!may.ok) return may

    await announceShow(tx, id, at)
    return ok(await showView(ports, tx, await freshShow(tx, id)))
  })
}

function coverOf({ cover }: ShowDraft): ImageId[] {
  return cover === null ? [] : [asId<ImageId>(cover)]
}
