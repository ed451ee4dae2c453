import type { Result } from '@dallal/kernel'
import { err, ok } from '@dallal/kernel'
import sharp from 'sharp'
import { formatOf, type ImageRefusal, MAX_MEGAPIXELS } from './image-rules.ts'
import { type RenderedImage, renderImage } from './render-image.ts'

const LIMIT_SECONDS = 4

/** Reads a file somebody sent. Runs in the decoder's own process: see `image-decoder.ts`. */
export async function decodeUpload(bytes: Uint8Array): Promise<Result<RenderedImage, ImageRefusal>> {
  // The header alone, so that a picture that unfolds into gigabytes is measured without being unfolded.
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null)
  if (!header) return err({ code: 'image_unreadable' })
  if (header.format !== formatOf(bytes)) return err({ code: 'image_type_unsupported' })
  if (header.width * header.height > MAX_MEGAPIXELS * 1_000_000) {
    return err({ code: 'image_too_many_pixels', limitMegapixels: MAX_MEGAPIXELS })
  }
  const source = sharp(bytes, {
    limitInputPixels: MAX_MEGAPIXELS * 1_000_000,
    failOn: 'error',
    sequentialRead: true,
    pages: 1,
  }).timeout({ seconds: LIMIT_SECONDS })
  // Whatever a decoder throws at a hostile or broken file means the same to its sender.
  const rendered = await renderImage(source).catch(() => null)
  return rendered ? ok(rendered) : err({ code: 'image_unreadable' })
}
