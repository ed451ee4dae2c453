import type { Refusal } from '@dallal/contract'
import { MAX_IMAGE_BYTES } from '@dallal/contract'

/** More pixels than any phone takes; beyond it a small file could unfold into gigabytes. */
export const MAX_MEGAPIXELS = 40

/** The widths in which pictures are kept, besides their own when it lies between. */
export const IMAGE_WIDTHS = [160, 320, 640, 960, 1200] as const

/** A picture is made to fit in here. */
export const LARGEST_IMAGE = { width: 1200, height: 2400 } as const

export type ImageRefusal = Refusal<
  'too_large' | 'image_unreadable' | 'image_type_unsupported' | 'image_too_many_pixels'
>

export type ImageFormat = 'jpeg' | 'png' | 'webp'

/** What a file is by its first bytes; a name or a declared type says nothing. Null is none of the three we read. */
export function formatOf(bytes: Uint8Array): ImageFormat | null {
  const starts = (at: number, ...expected: number[]) => expected.every((byte, index) => bytes[at + index] === byte)
  if (starts(0, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (starts(0, 0x52, 0x49, 0x46, 0x46) && starts(8, 0x57, 0x45, 0x42, 0x50)) return 'webp'
  return null
}

/** What can be refused before anything is decoded, in the order a person should hear of it. */
export function refuseUnread(bytes: Uint8Array): ImageRefusal | null {
  if (bytes.length > MAX_IMAGE_BYTES) return { code: 'too_large', limitBytes: MAX_IMAGE_BYTES }
  if (bytes.length === 0) return { code: 'image_unreadable' }
  if (formatOf(bytes) === null) return { code: 'image_type_unsupported' }
  return null
}

/** The widths kept of a picture this wide: all smaller ones, and its own. */
export function widthsFor(width: number): number[] {
  return [...IMAGE_WIDTHS.filter((one) => one < width), width]
}
