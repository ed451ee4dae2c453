import type { Refusal } from '@dallal/contract'
import { err, ok, type Result, type UserId } from '@dallal/kernel'
import type { Seller } from '#identity'
import type { Caller, Tx } from '#platform/database'
import { shopOf } from './shops.ts'

export interface Selling {
  readonly person: UserId
  readonly shop: Seller
}

/** The caller's own verified shop, without which nothing of the studio's catalog is for them. */
export async function sellingCaller(
  tx: Tx,
  caller: Caller,
): Promise<Result<Selling, Refusal<'not_signed_in' | 'not_a_verified_seller'>>> {
  if (!caller.userId) return err({ code: 'not_signed_in' })
  const shop = await shopOf(tx, caller.userId)
  return shop ? ok({ person: caller.userId, shop }) : err({ code: 'not_a_verified_seller' })
}
