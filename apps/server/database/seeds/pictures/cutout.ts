import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

/** A thing cut free of its background: RGBA bytes, row by row. */
export interface Cutout {
  pixels: Uint8Array
  width: number
  height: number
}

export interface CutoutSize {
  /** The longest side, in pixels. The art is 256 px wide: beyond 720 it would look soft. */
  longest: number
  /** Degrees clockwise. */
  turn?: number
}

const ART = new URL('../art/', import.meta.url)
const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 }

/** Reads a piece of the art, trims it, enlarges it and turns it. Names look like `objects/teapot`. */
export async function cutout(name: string, { longest, turn = 0 }: CutoutSize): Promise<Cutout> {
  const { data: trimmed, info: size } = await sharp(fileURLToPath(new URL(`${name}.webp`, ART)))
    .trim({ threshold: 0 })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const enlarged = await sharp(trimmed, { raw: { width: size.width, height: size.height, channels: 4 } })
    .resize({ width: longest, height: longest, fit: 'inside', kernel: 'mitchell' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { data, info } = turn === 0 ? enlarged : await turned(enlarged.data, enlarged.info, turn)
  crispEdges(data)
  return { pixels: data, width: info.width, height: info.height }
}

async function turned(data: Buffer, { width, height }: { width: number; height: number }, degrees: number) {
  return sharp(data, { raw: { width, height, channels: 4 } })
    .rotate(degrees, { background: CLEAR })
    .raw()
    .toBuffer({ resolveWithObject: true })
}

/** Enlarging smears the edge over several pixels; a steeper ramp of the transparency, cut a little inside, brings it back. */
function crispEdges(pixels: Uint8Array): void {
  for (let i = 3; i < pixels.length; i += 4) {
    const alpha = (pixels[i] ?? 0) / 255
    pixels[i] = Math.round(255 * Math.min(1, Math.max(0, (alpha - 0.6) * 1.7 + 0.5)))
  }
}
