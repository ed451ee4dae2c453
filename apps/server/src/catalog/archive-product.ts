import type { Product as ProductWire, Refusal } from '@dallal/contract'
import { err, ok, type ProductId, type Result } from '@dallal/kernel'
import type { Caller } from '#platform/database'
import type { CatalogPorts } from './catalog-ports.ts'
import { refuseArchive } from './product.ts'
import { ownProductForUpdate, setStatus } from './product-store.ts'
import { freshView } from './product-view.ts'
import { sellingCaller } from './selling.ts'

/** Takes a product off; publishing brings it back. One that is promised to a lot stays. */
export async function archiveProduct(
  ports: CatalogPorts,
  caller: Caller,
  id: ProductId,
): Promise<Result<ProductWire, Refusal<'not_signed_in' | 'not_a_verified_seller' | 'not_found' | 'product_in_a_lot'>>> {
  return ports.database.asCaller(caller, async (tx) => {
    const selling = await sellingCaller(tx, caller)
    if (!selling.ok) return selling
    const { shop } = selling.value
    const product = await ownProductForUpdate(tx, shop.id, id)
    if (!product) return err({ code: 'not_found' })
    const refusal = refuseArchive(product)
    if (refusal) return err(refusal)

    await setStatus(tx, id, 'archived', ports.clock.now())
    return ok(await freshView(tx, shop.id, id))
  })
}
