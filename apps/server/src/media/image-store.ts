import type { ImageId, Instant, UserId } from '@dallal/kernel'
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
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

/**
 * Pictures that were accepted before a moment and that nothing refers to, the oldest first. What refers to pictures is read
 * from the foreign keys themselves: whoever uses a picture has one, so no use can be forgotten here.
 */
export async function unusedImages(tx: Tx, before: Instant, limit: number): Promise<ImageId[]> {
  const { rows: uses } = await sql<{ schema: string; table: string; column: string }>`
    select namespace.nspname as schema, referrer.relname as table, attribute.attname as column
    from pg_constraint as reference
    join pg_class as referrer on referrer.oid = reference.conrelid
    join pg_namespace as namespace on namespace.oid = referrer.relnamespace
    join pg_attribute as id on id.attrelid = reference.confrelid and id.attname = 'id'
    join pg_attribute as attribute
      on attribute.attrelid = reference.conrelid
      and attribute.attnum = reference.conkey[array_position(reference.confkey, id.attnum)]
    where reference.contype = 'f' and reference.confrelid = 'public.image'::regclass`.execute(tx)
  const unused: RawBuilder<unknown>[] = uses.map(
    ({ schema, table, column }) =>
      sql`and not exists (select from ${sql.id(schema, table)} as used where ${sql.id('used', column)} = image.id)`,
  )
  const { rows } = await sql<{ id: ImageId }>`
    select id
    from image
    where created_at < ${before} ${sql.join(unused, sql` `)}
    order by created_at, id
    limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Whether the row was there and is gone. Throws when something refers to it: see `isInUse`. */
export async function deleteImage(tx: Tx, id: ImageId): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from image where id = ${id}`.execute(tx)
  return numAffectedRows === 1n
}

/** Whether a deletion failed because something refers to the picture. */
export function isInUse(error: unknown): boolean {
  const foreignKey = '23503' // foreign_key_violation, in the table of error codes of Postgres.
  return error instanceof pg.DatabaseError && error.code === foreignKey
}
