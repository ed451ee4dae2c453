import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** Files a stranger might send, built from their formats' own rules. */
const SCRIPT = '<script>alert(document.domain)</script>'

export const latin = (text: string): Buffer => Buffer.from(text, 'latin1')
const join = (...parts: (Buffer | string)[]) =>
  Buffer.concat(parts.map((one) => (typeof one === 'string' ? latin(one) : one)))

/** A small, honest picture: a slope of colour, so that losing half of it shows. */
export function honestPicture(format: 'jpeg' | 'png' | 'webp', width = 96, height = 64): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3)
  for (let i = 0; i < pixels.length; i += 1) pixels[i] = (i * 7 + (i >> 8)) % 256
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .toFormat(format)
    .toBuffer()
}

/** PNG (RFC 2083): signature, then chunks of length, type, content and checksum. */
export function pngChunk(type: string, content: Buffer): Buffer {
  const body = join(type, content)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return join(length, body, sum)
}

/** A grey PNG of one bit a pixel, all black: enormous when unfolded, tiny as a file. */
export function pngOfSize(width: number, height: number, rowsWritten = height): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * rowsWritten))
  return join('\x89PNG\r\n\x1a\n', pngChunk('IHDR', header), pngChunk('IDAT', rows), pngChunk('IEND', Buffer.alloc(0)))
}

/** An honest JPEG that lies on its side, with the place where it was taken and words for people who look inside. */
export async function jpegFromAPhone(): Promise<Buffer> {
  return sharp(await honestPicture('jpeg', 120, 80))
    .withExif({
      IFD0: { Artist: 'Noura', Copyright: SCRIPT },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '24/1 38/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '46/1 43/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${SCRIPT}</x:xmpmeta>`)
    .jpeg()
    .toBuffer()
}

/** title → file; what is expected of each stands in the test. */
export async function hostileFiles() {
  const [jpeg, png, webp] = await Promise.all([honestPicture('jpeg'), honestPicture('png'), honestPicture('webp')])
  return {
    'nothing at all': Buffer.alloc(0),
    'an SVG with a script, whatever its name says': latin(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`),
    'an SVG behind an XML head': latin(`<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"/>`),
    'a page of HTML': latin(`<!doctype html>${SCRIPT}`),
    'a GIF': latin(
      'GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;',
    ),
    'a PDF': latin('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj'),
    'a film in a RIFF box': join('RIFF\x24\x00\x00\x00AVI LIST', Buffer.alloc(64)),
    'HTML that ends in a picture': join(SCRIPT, jpeg),
    'the first bytes of a JPEG, then words': join('\xff\xd8\xff\xe0', SCRIPT.repeat(20)),
    'the first bytes of a WebP, then words': join('RIFF\x24\x00\x00\x00WEBPVP8 ', SCRIPT.repeat(20)),
    'half a JPEG': jpeg.subarray(0, jpeg.length >> 1),
    'half a PNG': png.subarray(0, png.length >> 1),
    'half a WebP': webp.subarray(0, webp.length >> 1),
    'a PNG that promises more rows than it has': pngOfSize(800, 800, 20),
    'a PNG without pixels': pngOfSize(0, 0),
    'a PNG of 20000 × 20000': pngOfSize(20_000, 20_000),
    '50 MB': join(jpeg, Buffer.alloc(50 * 1024 * 1024)),
    'a JPEG with a page of HTML behind it': join(jpeg, `<html>${SCRIPT}</html>`),
    'a PNG with a script in its words': join(
      png.subarray(0, 33),
      pngChunk('tEXt', latin(`Comment\0${SCRIPT}`)),
      png.subarray(33),
    ),
    'a picture of one pixel': pngOfSize(1, 1),
    'a thread of 1 × 20000': pngOfSize(1, 20_000),
  }
}
