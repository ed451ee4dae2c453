import { type Image, moneyToWire, type Product as ProductWire, type PublicProduct } from '@dallal/contract'
import { assert, type ImageId, type ProductId, type SellerId, toIso } from '@dallal/kernel'
import { imagesOf } from '#media'
import type { Tx } from '#platform/database'
import type { CatalogPorts } from './catalog-ports.ts'
import type { Offer } from './offer.ts'
import type { Product } from './product.ts'
import { ownProduct } from './product-store.ts'
import { shopsOf } from './shops.ts'

/** A seller's own products, as the studio shows them. */
export async function ownViews(tx: Tx, products: Product[]): Promise<ProductWire[]> {
  const images = await imagesOf(
    tx,
    products.flatMap((product) => product.images),
  )
  return products.map((product) => ownView(product, images))
}

/** Published products with their shop and their offer, as everyone sees them. */
export async function publicViews(ports: CatalogPorts, tx: Tx, products: Product[]): Promise<PublicProduct[]> {
  const shops = await shopsOf(tx, [...new Set(products.map((product) => product.sellerId))])
  const offers = await ports.offers(
    tx,
    products.map((product) => product.id),
  )
  const portraits = [...shops.values()].flatMap(({ portraitId }) => portraitId ?? [])
  const images = await imagesOf(tx, [...products.flatMap((product) => product.images), ...portraits])
  return products.map((product) => {
    const shop = shops.get(product.sellerId)
    assert(shop, 'who sees a published product sees its verified shop')
    const { inLots: _promised, updatedAt: _changed, status: _published, ...shown } = ownView(product, images)
    const offer = offers.get(product.id)
    return {
      ...shown,
      seller: {
        id: shop.id,
        slug: shop.slug,
        shopName: shop.shopName,
        portrait: shop.portraitId ? (images.get(shop.portraitId) ?? null) : null,
      },
      offer: offer ? offerView(offer) : null,
    }
  })
}

function ownView(product: Product, images: Map<ImageId, Image>): ProductWire {
  const { id, title, description, category, condition, status, stock, inLots, currency } = product
  return {
    ...{ id, title, description, category, condition, status, stock, inLots, currency },
    images: product.images.flatMap((image) => images.get(image) ?? []),
    updatedAt: toIso(product.updatedAt),
  }
}

function offerView(offer: Offer): PublicProduct['offer'] {
  return {
    ...offer,
    startsAt: offer.startsAt === null ? null : toIso(offer.startsAt),
    startPrice: moneyToWire(offer.startPrice),
    price: offer.price && moneyToWire(offer.price),
  }
}

/** One's own product as it stands after a change in the same transaction. */
export async function freshView(tx: Tx, seller: SellerId, id: ProductId): Promise<ProductWire> {
  const product = await ownProduct(tx, seller, id)
  assert(product, 'a product just written is there')
  const [view] = await ownViews(tx, [product])
  assert(view, 'one product has one view')
  return view
}
