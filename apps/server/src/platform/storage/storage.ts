import type { Readable } from 'node:stream'
import { assert, type Instant } from '@dallal/kernel'

declare const keyBrand: unique symbol

/** The name of a stored file, such as `images/4f/018f…/640.webp`. Made by `storageKey` only, never from what a person typed. */
export type StorageKey = string & { readonly [keyBrand]: true }

const SEGMENT = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?(?:\.[a-z0-9]{1,8})?$/

/** Joins the parts of a key. A part is lower-case letters, digits and hyphens, so no key can leave its place. */
export function storageKey(...parts: string[]): StorageKey {
  assert(parts.length > 0 && parts.length <= 8, 'a key has one to eight parts')
  for (const part of parts) assert(SEGMENT.test(part), `not a part of a storage key: ${JSON.stringify(part)}`)
  return parts.join('/') as StorageKey
}

export interface StoredStream {
  readonly bytes: number
  readonly body: Readable
}

/** Files that belong to rows. A key is written once with one content and is never changed, so readers may cache for ever. */
export interface Storage {
  /** Keeps all files or throws; when it resolves they survive a power cut. Writing a key again replaces it as a whole. */
  put(files: readonly { key: StorageKey; bytes: Uint8Array }[]): Promise<void>
  /** The whole file, or null when there is none. */
  get(key: StorageKey): Promise<Uint8Array | null>
  /** The file piece by piece, or null when there is none. The caller reads it to the end or destroys it. */
  stream(key: StorageKey): Promise<StoredStream | null>
  /** Forgets the files; those that are not there are no error. */
  delete(keys: readonly StorageKey[]): Promise<void>
  /** The names that lie directly in a folder, of files and of folders; none when there is no such folder. */
  list(folder: StorageKey): Promise<string[]>
  /** When a folder was last put into or taken out of, in real time; null when there is none. */
  touchedAt(folder: StorageKey): Promise<Instant | null>
  /** Forgets a folder and all that is in it, unfinished files too; one that is not there is no error. */
  deleteFolder(folder: StorageKey): Promise<void>
}
