import type { Image } from '@dallal/contract'
import { assert, type ImageId, type Instant } from '@dallal/kernel'
import type { Caller, Database } from '#platform/database'
import { type Storage, type StorageKey, storageKey } from '#platform/storage'
import { insertImage } from './image-store.ts'
import type { RenderedImage } from './render-image.ts'

export interface KeepingPorts {
  readonly database: Database
  readonly storage: Storage
}

/** All pictures lie below this folder. */
export const IMAGES = 'images'

/** Where the files of a picture lie. The last digits of the id spread the pictures over 256 folders. */
export function imageFolder(id: ImageId): StorageKey {
  return storageKey(IMAGES, id.slice(-2), id)
}

/** Where a picture's file of a width lies. */
export function imageKey(id: ImageId, width: number): StorageKey {
  return storageKey(IMAGES, id.slice(-2), id, `${width}.webp`)
}

/**
 * Keeps a picture that was rendered: its files first, then its row, so that a row never points at nothing. Files left by a
 * row that could not be written are taken away again.
 */
export async function keepImage(
  { database, storage }: KeepingPorts,
  caller: Caller,
  rendered: RenderedImage,
  id: ImageId,
  at: Instant,
): Promise<Image> {
  const ownerId = caller.userId
  assert(ownerId, 'a picture is kept for somebody')
  const { width, height, placeholder, files } = rendered
  const widths = files.map((file) => file.width)
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
  const image = { id, width, height, widths, placeholder }
  const named = files.map((file) => ({ key: imageKey(id, file.width), bytes: file.bytes }))

  await storage.put(named)
  try {
    await database.asCaller(caller, (tx) => insertImage(tx, { ...image, ownerId, bytes, createdAt: at }))
  } catch (error) {
    await storage.delete(named.map((file) => file.key))
    throw error
  }
  return image
}
