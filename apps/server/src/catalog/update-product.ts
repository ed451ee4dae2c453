import type { ProductDraft, Product as ProductWire, Refusal } from '@dallal/contract'
import { err, ok, type ProductId, type Result } from '@dallal/kernel'
import { imagesBelongTo } from '#media'
import type { Caller } from '#platform/database'
import type { CatalogPorts } from './catalog-ports.ts'
import { distinctImages } from './distinct-images.ts'
import { refuseUpdate } from './product.ts'
import { ownProductForUpdate, replaceImages, rewriteProduct } from './product-store.ts'
import { freshView } from './product-view.ts'
import { sellingCaller } from './selling.ts'

/** Changes a product's words, pictures and stock; a published one is seen changed at once. */
export async function updateProduct(
  ports: CatalogPorts,
  caller: Caller,
  { product: id, draft }: { product: ProductId; draft: ProductDraft },
): Promise<
  Result<
    ProductWire,
    Refusal<
      'not_signed_in' | 'not_a_verified_seller' | 'not_found' | 'picture_missing' | 'stock_missing' | 'product_in_a_lot'
    >
  >
> {
  return ports.database.asCaller(caller, async (tx) => {
    const selling = await sellingCaller(tx, caller)
    if (!selling.ok) return selling
    const { shop, person } = selling.value
    const product = await ownProductForUpdate(tx, shop.id, id)
    if (!product) return err({ code: 'not_found' })
    const images = distinctImages(draft)
    if (!(await imagesBelongTo(tx, person, images))) return err({ code: 'not_found' })
    const refusal = refuseUpdate(product, draft)
    if (refusal) return err(refusal)

    await rewriteProduct(tx, id, draft, ports.clock.now())
    await replaceImages(tx, id, person, images)
    return ok(await freshView(tx, shop.id, id))
  })
}
