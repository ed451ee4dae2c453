import type { Refusal } from '@dallal/contract'
import { assert, err, ok, type Result, type ShowId, type UserId } from '@dallal/kernel'
import { type Seller, sellerOf } from '#identity'
import type { Caller, Tx } from '#platform/database'
import type { Show } from './show.ts'
import { lockOwnShow, showById } from './show-store.ts'

export type OwnRefusal = Refusal<'not_signed_in' | 'not_a_verified_seller' | 'not_found'>

export interface Selling {
  readonly person: UserId
  readonly seller: Seller
}

/** The verified shop of who asks, without which nothing of the studio is for them. */
export async function sellingCaller(
  tx: Tx,
  caller: Caller,
): Promise<Result<Selling, Refusal<'not_signed_in' | 'not_a_verified_seller'>>> {
  if (!caller.userId) return err({ code: 'not_signed_in' })
  const seller = await sellerOf(tx, caller.userId)
  if (seller?.status !== 'verified') return err({ code: 'not_a_verified_seller' })
  return ok({ person: caller.userId, seller })
}

/** The caller's own show, locked. Somebody else's is not found, whatever its status. */
export async function ownShowOf(
  tx: Tx,
  caller: Caller,
  id: ShowId,
): Promise<Result<Selling & { show: Show }, OwnRefusal>> {
  const selling = await sellingCaller(tx, caller)
  if (!selling.ok) return selling
  const show = await lockOwnShow(tx, selling.value.seller.id, id)
  return show ? ok({ ...selling.value, show }) : err({ code: 'not_found' })
}

/** A show as it stands after a change in the same transaction. */
export async function freshShow(tx: Tx, id: ShowId): Promise<Show> {
  const show = await showById(tx, id)
  assert(show, 'a show just written is there')
  return show
}
