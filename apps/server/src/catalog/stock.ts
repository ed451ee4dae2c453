import type { Refusal } from '@dallal/contract'
import { assert, err, type Instant, ok, type ProductId, type Result } from '@dallal/kernel'
import type { Tx } from '#platform/database'
import { endPromise, productsById, promisePiece } from './product-store.ts'

/**
 * The law of stock: no more pieces are ever promised to lots than there are. A piece is promised when a lot is queued, given
 * back when the lot is removed, unsold or void, and gone when it is sold. The auction calls these inside the transaction
 * that does so; the row is locked by its update, so two lots never share a last piece.
 */

/** Promises one piece of a published product to a lot. */
export async function reserveStock(
  tx: Tx,
  id: ProductId,
  at: Instant,
): Promise<Result<null, Refusal<'product_not_published' | 'stock_missing'>>> {
  if (await promisePiece(tx, id, at)) return ok(null)
  const [product] = await productsById(tx, [id])
  return err({ code: product?.status === 'published' ? 'stock_missing' : 'product_not_published' })
}

/** Gives a promised piece back: its lot was removed, ended unsold, or was voided. */
export async function releaseStock(tx: Tx, id: ProductId, at: Instant): Promise<void> {
  assert(await endPromise(tx, id, false, at), `product ${id} has a promise to release`)
}

/** The promised piece was sold: it is gone. */
export async function sellOne(tx: Tx, id: ProductId, at: Instant): Promise<void> {
  assert(await endPromise(tx, id, true, at), `product ${id} has a promised piece to sell`)
}
