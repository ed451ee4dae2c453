import type { Product as ProductWire, Refusal } from '@dallal/contract'
import { err, ok, type ProductId, type Result } from '@dallal/kernel'
import type { Caller } from '#platform/database'
import type { CatalogPorts } from './catalog-ports.ts'
import { refusePublish } from './product.ts'
import { ownProductForUpdate, setStatus } from './product-store.ts'
import { freshView } from './product-view.ts'
import { sellingCaller } from './selling.ts'

/** Shows a product to everyone: a draft for the first time, an archived one again. Publishing a published one changes nothing. */
export async function publishProduct(
  ports: CatalogPorts,
  caller: Caller,
  id: ProductId,
): Promise<
  Result<
    ProductWire,
    Refusal<'not_signed_in' | 'not_a_verified_seller' | 'not_found' | 'picture_missing' | 'stock_missing'>
  >
> {
  return ports.database.asCaller(caller, async (tx) => {
    const selling = await sellingCaller(tx, caller)
    if (!selling.ok) return selling
    const { shop } = selling.value
    const product = await ownProductForUpdate(tx, shop.id, id)
    if (!product) return err({ code: 'not_found' })
    if (product.status === 'published') return ok(await freshView(tx, shop.id, id))
    const refusal = refusePublish(product)
    if (refusal) return err(refusal)

    await setStatus(tx, id, 'published', ports.clock.now())
    return ok(await freshView(tx, shop.id, id))
  })
}
