import type { ImageId, Instant, UserId } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Tx } from '#platform/database'

/** All SQL on pictures. */
export interface ImageRow {
  readonly id: ImageId
  readonly width: number
  readonly height: number
  readonly widths: number[]
  readonly placeholder: string
}

export async function insertImage(
  tx: Tx,
  image: ImageRow & { readonly ownerId: UserId; readonly bytes: number; readonly createdAt: Instant },
): Promise<void> {
  await sql`
    insert into image (id, owner_id, width, height, widths, placeholder, bytes, created_at)
    values (
      ${image.id}, ${image.ownerId}, ${image.width}, ${image.height}, ${image.widths}::integer[], ${image.placeholder},
      ${image.bytes}, ${image.createdAt}
    )`.execute(tx)
}

export async function imagesById(tx: Tx, ids: readonly ImageId[]): Promise<ImageRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ImageRow>`
    select id, width, height, widths, placeholder
    from image
    where id = any(${[...ids]}::uuid[])`.execute(tx)
  return rows
}

export async function countImagesOf(tx: Tx, owner: UserId, ids: readonly ImageId[]): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`
    select count(*) as count
    from image
    where id = any(${[...ids]}::uuid[]) and owner_id = ${owner}`.execute(tx)
  return Number(rows[0]?.count ?? 0n)
}
