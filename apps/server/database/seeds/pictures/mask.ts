import sharp from 'sharp'
import type { Cutout } from './cutout.ts'

export interface Canvas {
  width: number
  height: number
}

/** How much of a light or a shadow falls on each pixel of a canvas, 0 to 255. */
export type Mask = Uint8Array

interface Fall {
  /** Where the shadow's box lies on the canvas, in pixels. */
  left: number
  top: number
  width: number
  height: number
  /** How far the top of the shadow leans to the right of its foot, in pixels. */
  lean?: number
  /** Softness in pixels. */
  blur: number
  /** Only this lowest part of the thing throws the shadow: 1 is all of it. */
  foot?: number
}

/** The silhouette of a thing, laid into a box on the canvas, leaning and softened. */
export async function silhouetteShadow(thing: Cutout, canvas: Canvas, fall: Fall): Promise<Mask> {
  const scale = fall.blur >= 12 ? 4 : 2
  const width = Math.ceil(canvas.width / scale)
  const height = Math.ceil(canvas.height / scale)
  const box = await smallSilhouette(thing, fall, scale)
  const coarse = new Uint8Array(width * height)
  for (let y = 0; y < box.height; y += 1) {
    const row = Math.round(fall.top / scale) + y
    const shift = Math.round((fall.left + (fall.lean ?? 0) * (1 - y / box.height)) / scale)
    if (row < 0 || row >= height) continue
    for (let x = 0; x < box.width; x += 1) {
      const column = shift + x
      if (column >= 0 && column < width) coarse[row * width + column] = box.alpha[y * box.width + x] ?? 0
    }
  }
  return softened(coarse, { width, height }, canvas, fall.blur / scale)
}

async function smallSilhouette(thing: Cutout, fall: Fall, scale: number) {
  const rows = Math.max(1, Math.round(thing.height * (fall.foot ?? 1)))
  const width = Math.max(1, Math.round(fall.width / scale))
  const height = Math.max(1, Math.round(fall.height / scale))
  const alpha = await sharp(thing.pixels, { raw: { width: thing.width, height: thing.height, channels: 4 } })
    .extractChannel(3)
    .extract({ left: 0, top: thing.height - rows, width: thing.width, height: rows })
    .resize({ width, height, fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer()
  return { alpha, width, height }
}

/** Light through a window some way off: two columns of three panes, leaning across the scene. `side` is where the sun stands. */
export async function windowLight(canvas: Canvas, side: 'left' | 'right', lean: number): Promise<Mask> {
  const width = Math.ceil(canvas.width / 4)
  const height = Math.ceil(canvas.height / 4)
  const coarse = new Uint8Array(width * height)
  const tilt = side === 'left' ? lean : -lean
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const u = x / width - 0.5
      const v = (y / height - 0.5) * (canvas.height / canvas.width)
      const across = u + v * tilt + (side === 'left' ? 0.1 : -0.1)
      const along = v - u * tilt * 0.55 + 0.06
      if (inPane(across, 0.27, 1) && inPane(along, 0.3, 1.5)) coarse[y * width + x] = 255
    }
  }
  return softened(coarse, { width, height }, canvas, 5)
}

/** Whether a line across the window meets glass: `half` panes on either side of the middle, bars between them. */
function inPane(position: number, pitch: number, half: number): boolean {
  if (Math.abs(position) > pitch * half) return false
  const inside = (position / pitch + half) % 1
  return inside > 0.06 && inside < 0.94
}

/** Softness is worked out small and enlarged: nothing finer would survive the blur. */
async function softened(coarse: Uint8Array, small: Canvas, canvas: Canvas, sigma: number): Promise<Mask> {
  const soft = await sharp(coarse, { raw: { ...small, channels: 1 } })
    .blur(Math.max(0.5, sigma))
    .toColourspace('b-w')
    .raw()
    .toBuffer()
  return enlarged(soft, small, canvas)
}

/** Bilinear, by hand: one channel of bytes is much less than what an image library would carry for it. */
function enlarged(coarse: Uint8Array, small: Canvas, { width, height }: Canvas): Mask {
  const mask = new Uint8Array(width * height)
  const row = new Float64Array(small.width + 1)
  for (let y = 0; y < height; y += 1) {
    const v = Math.max(0, ((y + 0.5) * small.height) / height - 0.5)
    const above = Math.floor(v)
    const below = Math.min(small.height - 1, above + 1)
    let isDark = false
    for (let x = 0; x < small.width; x += 1) {
      const top = coarse[above * small.width + x] ?? 0
      const value = top + ((coarse[below * small.width + x] ?? 0) - top) * (v - above)
      row[x] = value
      isDark ||= value > 0
    }
    if (!isDark) continue
    row[small.width] = row[small.width - 1] ?? 0
    for (let x = 0; x < width; x += 1) {
      const u = Math.max(0, ((x + 0.5) * small.width) / width - 0.5)
      const before = Math.floor(u)
      const left = row[before] ?? 0
      mask[y * width + x] = left + ((row[before + 1] ?? 0) - left) * (u - before) + 0.5
    }
  }
  return mask
}
