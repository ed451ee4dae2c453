import type { TopUp } from '@dallal/contract'
import { asId, assert, err, isUuid, ok, type Result, type TopUpId } from '@dallal/kernel'
import type { Caller, Database } from '#platform/database'
import { findTopUp, listTopUps, type StoredTopUp } from './top-up-store.ts'
import { showTopUps } from './top-up-view.ts'

type Ports = { readonly database: Database }
type NotSignedIn = { code: 'not_signed_in' }
export type Page<T> = { items: T[]; next: string | null }

/** One of one's own top-ups; an operator's right to see others' is for the console. */
export async function readTopUp(
  { database }: Ports,
  caller: Caller,
  id: TopUpId,
): Promise<Result<TopUp, NotSignedIn | { code: 'not_found' }>> {
  if (!caller.userId) return err({ code: 'not_signed_in' })
  return database.asCaller(caller, async (tx) => {
    const topUp = await findTopUp(tx, id)
    const [shown] = topUp?.user === caller.userId ? await showTopUps(tx, [topUp]) : []
    return shown ? ok(shown) : err({ code: 'not_found' })
  })
}

/** One that the caller has just begun or ended. */
export async function showTopUp({ database }: Ports, caller: Caller, topUp: StoredTopUp): Promise<TopUp> {
  const [shown] = await database.asCaller(caller, (tx) => showTopUps(tx, [topUp]))
  assert(shown, 'each top-up is shown')
  return shown
}

/** Newest first. The cursor is the id of the last one seen; anything else starts at the top. */
export async function readTopUps(
  { database }: Ports,
  caller: Caller,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Result<Page<TopUp>, NotSignedIn>> {
  const { userId } = caller
  if (!userId) return err({ code: 'not_signed_in' })
  const from = cursor && isUuid(cursor) ? asId<TopUpId>(cursor) : null
  return database.asCaller(caller, async (tx) => {
    const found = await listTopUps(tx, userId, from, limit + 1)
    const shown = found.slice(0, limit)
    const next = found.length > limit ? (shown.at(-1)?.id ?? null) : null
    return ok({ items: await showTopUps(tx, shown), next })
  })
}
