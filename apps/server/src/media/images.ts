import type { Image } from '@dallal/contract'
import type { ImageId, UserId } from '@dallal/kernel'
import type { Tx } from '#platform/database'
import { countImagesOf, imagesById } from './image-store.ts'

/** The pictures as the wire has them, by id. An id that names none is missing from the answer. */
export async function imagesOf(tx: Tx, ids: readonly ImageId[]): Promise<Map<ImageId, Image>> {
  const rows = await imagesById(tx, [...new Set(ids)])
  return new Map(rows.map((image) => [image.id, image]))
}

/** Whether all these pictures are this person's own: nobody sells, or smiles, with the picture of somebody else. */
export async function imagesBelongTo(tx: Tx, owner: UserId, ids: readonly ImageId[]): Promise<boolean> {
  const wanted = new Set(ids)
  if (wanted.size === 0) return true
  return (await countImagesOf(tx, owner, [...wanted])) === wanted.size
}
