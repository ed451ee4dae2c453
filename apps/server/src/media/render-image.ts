import sharp, { type Sharp } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { LARGEST_IMAGE, widthsFor } from './image-rules.ts'

/** A picture as it is kept: new WebP files in every width, without a byte of what was uploaded. */
export interface RenderedImage {
  width: number
  height: number
  /** ThumbHash, base64. */
  placeholder: string
  files: { width: number; bytes: Uint8Array }[]
}

const WEBP = { quality: 88, alphaQuality: 90, effort: 2 } as const

/**
 * Turns the picture upright, makes it fit, and encodes it anew. No EXIF, XMP, ICC or comment is carried over: sharp leaves
 * out all metadata unless asked, and the pixels are converted to sRGB first.
 */
export async function renderImage(source: Sharp): Promise<RenderedImage> {
  const { data, info } = await source
    .autoOrient()
    .resize({ ...LARGEST_IMAGE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const pixels = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })

  const files = await Promise.all(
    widthsFor(info.width).map(async (width) => {
      const sized = width === info.width ? pixels() : pixels().resize({ width })
      return { width, bytes: new Uint8Array(await sized.webp(WEBP).toBuffer()) }
    }),
  )
  return { width: info.width, height: info.height, placeholder: await placeholderOf(pixels()), files }
}

async function placeholderOf(picture: Sharp): Promise<string> {
  const { data, info } = await picture
    .resize({ width: 100, height: 100, fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}
