import type { TopUp } from '@dallal/contract'
import { asId, err, isUuid, ok, type Result, type TopUpId } from '@dallal/kernel'
import type { Caller, Database } from '#platform/database'
import { findTopUp, listTopUps } from './top-up-store.ts'
import { topUpView } from './top-up-view.ts'

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
  const topUp = await database.asCaller(caller, (tx) => findTopUp(tx, id))
  return topUp?.user === caller.userId ? ok(topUpView(topUp)) : err({ code: 'not_found' })
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
  const found = await database.asCaller(caller, (tx) => listTopUps(tx, userId, from, limit + 1))
  const shown = found.slice(0, limit)
  return ok({ items: shown.map(topUpView), next: found.length > limit ? (shown.at(-1)?.id ?? null) : null })
}
