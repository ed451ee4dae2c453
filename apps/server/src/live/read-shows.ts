import type { Refusal, ShowStatus, Show as ShowWire } from '@dallal/contract'
import { asId, err, instant, isUuid, ok, type Result, type ShowId } from '@dallal/kernel'
import type { Caller } from '#platform/database'
import { cutPage, type Page, placeOf } from '#platform/paging'
import { sellingCaller } from './own-show.ts'
import type { LivePorts } from './ports.ts'
import { ownShows, publicShows, showById } from './show-store.ts'
import { showView, showViews } from './show-view.ts'

/** Shows everyone may see. */
export async function listShows(
  ports: LivePorts,
  caller: Caller,
  input: {
    status: 'live' | 'scheduled' | 'ended'
    seller?: string | undefined
    cursor?: string | undefined
    limit: number
  },
): Promise<Page<ShowWire>> {
  return ports.database.asCaller(caller, async (tx) => {
    const only = { status: input.status, sellerSlug: input.seller ?? null }
    const rows = await publicShows(tx, only, placeOf<ShowId>(input.cursor), input.limit + 1)
    const page = cutPage(rows, input.limit, ({ id, at }) => ({ id, at }))
    return { items: await showViews(ports, tx, page.rows), next: page.next }
  })
}

/** One show; a draft only for its seller and for operators. */
export async function readShow(
  ports: LivePorts,
  caller: Caller,
  id: ShowId,
): Promise<Result<ShowWire, Refusal<'not_found'>>> {
  return ports.database.asCaller(caller, async (tx) => {
    const show = await showById(tx, id)
    return show ? ok(await showView(ports, tx, show)) : err({ code: 'not_found' })
  })
}

/** A seller's own shows, the newest first. */
export async function listOwnShows(
  ports: LivePorts,
  caller: Caller,
  input: { status?: ShowStatus | undefined; cursor?: string | undefined; limit: number },
): Promise<Result<Page<ShowWire>, Refusal<'not_signed_in' | 'not_a_verified_seller'>>> {
  return ports.database.asCaller(caller, async (tx) => {
    const selling = await sellingCaller(tx, caller)
    if (!selling.ok) return selling
    const before = placeOf<ShowId>(input.cursor)?.id ?? null
    const rows = await ownShows(tx, selling.value.seller.id, input.status ?? null, before, input.limit + 1)
    // Ids alone say where a page ended; the moment in the cursor says nothing.
    const page = cutPage(rows, input.limit, ({ id }) => ({ id, at: instant(0) }))
    return ok({ items: await showViews(ports, tx, page.rows), next: page.next })
  })
}

/** Whether a caller may follow a show and what happens in it. */
export async function authoriseShow(
  { database }: Pick<LivePorts, 'database'>,
  id: string,
  caller: Caller,
): Promise<Result<null, Refusal<'not_found'>>> {
  const show = isUuid(id) ? await database.asCaller(caller, (tx) => showById(tx, asId<ShowId>(id))) : null
  return show ? ok(null) : err({ code: 'not_found' })
}
