import type { Category, ProductStatus, Product as ProductWire, PublicProduct, Refusal } from '@dallal/contract'
import { assert, err, ok, type ProductId, type Result } from '@dallal/kernel'
import type { Caller } from '#platform/database'
import { cutPage, type Page, type PageWish, placeOf } from '#platform/paging'
import type { CatalogPorts } from './catalog-ports.ts'
import { ownProduct, ownProducts, publishedProduct, publishedProducts } from './product-store.ts'
import { ownViews, publicViews } from './product-view.ts'
import { sellingCaller } from './selling.ts'
import { shopBySlug } from './shops.ts'

/** Published products, newest in the shop first; of one seller or category, if asked. An unknown seller has none. */
export async function listProducts(
  ports: CatalogPorts,
  caller: Caller,
  wish: PageWish & { seller?: string | undefined; category?: Category | undefined },
): Promise<Page<PublicProduct>> {
  const after = placeOf<ProductId>(wish.cursor)
  return ports.database.asCaller(caller, async (tx) => {
    const shop = wish.seller === undefined ? null : await shopBySlug(tx, wish.seller)
    if (wish.seller !== undefined && !shop) return { items: [], next: null }
    const only = { seller: shop?.id ?? null, category: wish.category ?? null }
    const found = await publishedProducts(tx, only, after, wish.limit + 1)
    const { rows, next } = cutPage(found, wish.limit, ({ publishedAt, id }) => {
      assert(publishedAt, 'a published product knows since when')
      return { at: publishedAt, id }
    })
    return { items: await publicViews(ports, tx, rows), next }
  })
}

/** One published product. */
export async function showProduct(
  ports: CatalogPorts,
  caller: Caller,
  id: ProductId,
): Promise<Result<PublicProduct, Refusal<'not_found'>>> {
  return ports.database.asCaller(caller, async (tx) => {
    const product = await publishedProduct(tx, id)
    const [view] = product ? await publicViews(ports, tx, [product]) : []
    return view ? ok(view) : err({ code: 'not_found' })
  })
}

/** A seller's own products, newest first, in any status or in one. */
export async function listOwnProducts(
  ports: CatalogPorts,
  caller: Caller,
  wish: PageWish & { status?: ProductStatus | undefined },
): Promise<Result<Page<ProductWire>, Refusal<'not_signed_in' | 'not_a_verified_seller'>>> {
  const after = placeOf<ProductId>(wish.cursor)
  return ports.database.asCaller(caller, async (tx) => {
    const selling = await sellingCaller(tx, caller)
    if (!selling.ok) return selling
    const found = await ownProducts(tx, selling.value.shop.id, wish.status ?? null, after, wish.limit + 1)
    const { rows, next } = cutPage(found, wish.limit, ({ createdAt, id }) => ({ at: createdAt, id }))
    return ok({ items: await ownViews(tx, rows), next })
  })
}

/** One of a seller's own products. Somebody else's is not found. */
export async function showOwnProduct(
  ports: CatalogPorts,
  caller: Caller,
  id: ProductId,
): Promise<Result<ProductWire, Refusal<'not_signed_in' | 'not_a_verified_seller' | 'not_found'>>> {
  return ports.database.asCaller(caller, async (tx) => {
    const selling = await sellingCaller(tx, caller)
    if (!selling.ok) return selling
    const product = await ownProduct(tx, selling.value.shop.id, id)
    const [view] = product ? await ownViews(tx, [product]) : []
    return view ? ok(view) : err({ code: 'not_found' })
  })
}
