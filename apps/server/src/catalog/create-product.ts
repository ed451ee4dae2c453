import type { ProductDraft, Product as ProductWire, Refusal } from '@dallal/contract'
import { err, ok, type ProductId, type Result } from '@dallal/kernel'
import { imagesBelongTo } from '#media'
import type { Caller } from '#platform/database'
import { withIdempotency } from '#platform/http'
import type { CatalogPorts } from './catalog-ports.ts'
import { distinctImages } from './distinct-images.ts'
import { insertProduct, replaceImages } from './product-store.ts'
import { freshView } from './product-view.ts'
import { sellingCaller } from './selling.ts'

/** Writes a new product as a draft. The same key and draft answer the first product again. */
export async function createProduct(
  ports: CatalogPorts,
  caller: Caller,
  { key, draft }: { key: string; draft: ProductDraft },
): Promise<Result<ProductWire, Refusal<'not_signed_in' | 'not_a_verified_seller' | 'not_found' | 'key_reused'>>> {
  return ports.database.asCaller(caller, async (tx) => {
    const selling = await sellingCaller(tx, caller)
    if (!selling.ok) return selling
    const { shop, person } = selling.value
    return withIdempotency(tx, caller, { key, route: 'createProduct', body: draft }, async () => {
      const images = distinctImages(draft)
      if (!(await imagesBelongTo(tx, person, images))) return err({ code: 'not_found' })

      const id = ports.ids.next<ProductId>()
      const now = ports.clock.now()
      await insertProduct(tx, { id, sellerId: shop.id, currency: shop.currency, draft, at: now })
      await replaceImages(tx, id, person, images)
      return ok(await freshView(tx, shop.id, id))
    })
  })
}
