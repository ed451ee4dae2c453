import type { Refusal, ShowStatus, Show as ShowWire } from '@dallal/contract'
import { asId, err, instant, isUuid, ok, type Result, type ShowId } from '@dallal/kernel'
import type { Caller } from '#platform/database'
import { sellingCaller } from './own-show.ts'
import type { LivePorts } from './ports.ts'
import { cutPage, placeOf } from './show-page.ts'
import { ownShows, publicShows, showById } from './show-store.ts'
import { showView, showViews } from './show-view.ts'

interface Page {
  readonly items: ShowWire[]
  readonly next: string | null
}

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
): Promise<Page> {
  return ports.database.asCaller(caller, async (tx) => {
    const only = { status: input.status, sellerSlug: input.seller ?? null }
    const rows = await publicShows(tx, only, placeOf(input.cursor), input.limit + 1)
    const { page, next } = cutPage(rows, input.limit, ({ id, at }) => ({ id, at }))
    return { items: await showViews(ports, tx, page), next }
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
): Promise<Result<Page, Refusal<'not_signed_in' | 'not_a_verified_seller'>>> {
  return ports.database.asCaller(caller, async (tx) => {
    const selling = await sellingCaller(tx, caller)
    if (!selling.ok) return selling
    const before = placeOf(input.cursor)?.id ?? null
    const rows = await ownShows(tx, selling.value.seller.id, input.status ?? null, before, input.limit + 1)
    // Ids alone say where a page ended; the moment in the cursor says nothing.
    const { page, next } = cutPage(rows, input.limit, ({ id }) => ({ id, at: instant(0) }))
    return ok({ items: await showViews(ports, tx, page), next })
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
