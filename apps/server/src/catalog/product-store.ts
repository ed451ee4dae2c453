import type { Category, ProductDraft, ProductStatus } from '@dallal/contract'
import type { Currency, ImageId, Instant, ProductId, SellerId, UserId } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Tx } from '#platform/database'
import type { Place } from '#platform/paging'
import type { Product } from './product.ts'

/** All SQL on products, their pictures and their stock. Row security decides what a caller sees of them. */

const columns = sql`
  product.id,
  product.seller_id as "sellerId",
  json_build_object('ar', title_ar, 'en', title_en) as title,
  json_build_object('ar', description_ar, 'en', description_en) as description,
  category,
  condition,
  status,
  stock,
  in_lots as "inLots",
  currency,
  array(
    select image_id from product_image where product_id = product.id order by position
  ) as images,
  created_at as "createdAt",
  updated_at as "updatedAt",
  published_at as "publishedAt"`

export async function ownProductForUpdate(tx: Tx, seller: SellerId, id: ProductId): Promise<Product | null> {
  const { rows } = await sql<Product>`
    select ${columns} from product where id = ${id} and seller_id = ${seller} for update`.execute(tx)
  return rows[0] ?? null
}

export async function ownProduct(tx: Tx, seller: SellerId, id: ProductId): Promise<Product | null> {
  const { rows } = await sql<Product>`
    select ${columns} from product where id = ${id} and seller_id = ${seller}`.execute(tx)
  return rows[0] ?? null
}

/** Newest first. */
export async function ownProducts(
  tx: Tx,
  seller: SellerId,
  status: ProductStatus | null,
  after: Place<ProductId> | null,
  limit: number,
): Promise<Product[]> {
  const { rows } = await sql<Product>`
    select ${columns}
    from product
    where seller_id = ${seller}
      and (${status}::text is null or status = ${status})
      and (${after?.id ?? null}::uuid is null
        or (created_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by created_at desc, id desc
    limit ${limit}`.execute(tx)
  return rows
}

export async function publishedProduct(tx: Tx, id: ProductId): Promise<Product | null> {
  const { rows } = await sql<Product>`
    select ${columns} from product where id = ${id} and status = 'published'`.execute(tx)
  return rows[0] ?? null
}

/** Newest in the shop first. */
export async function publishedProducts(
  tx: Tx,
  only: { seller: SellerId | null; category: Category | null },
  after: Place<ProductId> | null,
  limit: number,
): Promise<Product[]> {
  const { rows } = await sql<Product>`
    select ${columns}
    from product
    where status = 'published'
      and (${only.seller}::uuid is null or seller_id = ${only.seller})
      and (${only.category}::text is null or category = ${only.category})
      and (${after?.id ?? null}::uuid is null
        or (published_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by published_at desc, id desc
    limit ${limit}`.execute(tx)
  return rows
}

/** Whatever their status, as far as this transaction may see them. */
export async function productsById(tx: Tx, ids: readonly ProductId[]): Promise<Product[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Product>`select ${columns} from product where id = any(${[...ids]}::uuid[])`.execute(tx)
  return rows
}

/** A new draft. */
export async function insertProduct(tx: Tx, { id, sellerId, currency, draft, at }: NewProduct): Promise<void> {
  await sql`
    insert into product (
      id, seller_id, title_ar, title_en, description_ar, description_en, category, condition, status, stock, in_lots,
      currency, created_at, updated_at
    )
    values (
      ${id}, ${sellerId}, ${draft.title.ar}, ${draft.title.en}, ${draft.description.ar}, ${draft.description.en},
      ${draft.category}, ${draft.condition}, 'draft', ${draft.stock}, 0, ${currency}, ${at}, ${at}
    )`.execute(tx)
}

interface NewProduct {
  readonly id: ProductId
  readonly sellerId: SellerId
  readonly currency: Currency
  readonly draft: ProductDraft
  readonly at: Instant
}

export async function rewriteProduct(tx: Tx, id: ProductId, draft: ProductDraft, at: Instant): Promise<void> {
  await sql`
    update product
    set
      title_ar = ${draft.title.ar},
      title_en = ${draft.title.en},
      description_ar = ${draft.description.ar},
      description_en = ${draft.description.en},
      category = ${draft.category},
      condition = ${draft.condition},
      stock = ${draft.stock},
      updated_at = ${at}
    where id = ${id}`.execute(tx)
}

export async function replaceImages(tx: Tx, id: ProductId, owner: UserId, images: readonly ImageId[]): Promise<void> {
  await sql`delete from product_image where product_id = ${id}`.execute(tx)
  await sql`
    insert into product_image (product_id, position, image_id, owner_id)
    select ${id}, position, image_id, ${owner}
    from unnest(${[...images]}::uuid[]) with ordinality as given (image_id, position)`.execute(tx)
}

export async function setStatus(tx: Tx, id: ProductId, status: 'published' | 'archived', at: Instant): Promise<void> {
  await sql`
    update product
    set
      status = ${status},
      published_at = coalesce(published_at, ${status === 'published' ? at : null}),
      updated_at = ${at}
    where id = ${id}`.execute(tx)
}

/** Promises one more piece to a lot, if one is left; false when none is. */
export async function promisePiece(tx: Tx, id: ProductId, at: Instant): Promise<boolean> {
  const { rows } = await sql`
    update product
    set in_lots = in_lots + 1, updated_at = ${at}
    where id = ${id} and status = 'published' and in_lots < stock
    returning id`.execute(tx)
  return rows.length === 1
}

/** Takes one promise back, and with it the piece itself when it was sold. False when there was no promise. */
export async function endPromise(tx: Tx, id: ProductId, sold: boolean, at: Instant): Promise<boolean> {
  const { rows } = await sql`
    update product
    set in_lots = in_lots - 1, stock = stock - ${sold ? 1 : 0}, updated_at = ${at}
    where id = ${id} and in_lots > 0
    returning id`.execute(tx)
  return rows.length === 1
}
