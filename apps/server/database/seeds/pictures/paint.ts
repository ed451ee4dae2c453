import { seededRandom } from '../seeded-random.ts'
import type { Cutout } from './cutout.ts'
import type { Canvas, Mask } from './mask.ts'

/**
 * The studio in which every picture is taken: a sheet of sand-coloured paper that sweeps from the table up the wall, one soft
 * lamp, and whatever stands in its light. Light is worked out in fractions and rounded once, with a fine grain, because the
 * steps of a slow gradient would show as bands.
 */
export interface Studio {
  wall: Rgb
  table: Rgb
  /** Height of the bend between table and wall, 0 is the top of the picture; null when we look straight down. */
  bend: number | null
  /** Where the pool of light lies and how wide it is, in widths of the picture. */
  light: { x: number; y: number; reach: number; strength: number }
}

export type Rgb = readonly [red: number, green: number, blue: number]

/** A mask that brightens (above 0) or darkens (below 0) what lies under it. */
export interface Falling {
  mask: Mask
  strength: number
}

export interface Placed {
  thing: Cutout
  left: number
  top: number
}

const SHADOW_TINT: Rgb = [0.8, 0.92, 1]
const SUN_TINT: Rgb = [1, 0.94, 0.78]
const GRAIN = 2
const SATURATION = 0.9

/** Paints the scene as RGB bytes. The same scene and seed give the same bytes. */
export function paint(
  canvas: Canvas,
  studio: Studio,
  falling: readonly Falling[],
  placed: readonly Placed[],
  seed: number,
): Uint8Array {
  const picture = new Float32Array(canvas.width * canvas.height * 3)
  paintPaper(picture, canvas, studio)
  for (const one of falling) paintFalling(picture, one)
  for (const one of placed) paintThing(picture, canvas, studio, one)
  return withGrain(picture, seed)
}

function paintPaper(picture: Float32Array, { width, height }: Canvas, { wall, table, bend, light }: Studio): void {
  // The pool of light is a bell in both directions, so it is the product of two rows of numbers.
  const bell = (position: number) => Math.exp(-((position / light.reach) ** 2))
  const across = Float32Array.from({ length: width }, (_, x) => bell(x / width - light.x))
  for (let y = 0; y < height; y += 1) {
    const v = y / height
    const down = bell(((v - light.y) * height) / width)
    const onTable = bend === null ? 1 : smooth(bend - 0.16, bend + 0.1, v)
    const red = wall[0] + (table[0] - wall[0]) * onTable
    const green = wall[1] + (table[1] - wall[1]) * onTable
    const blue = wall[2] + (table[2] - wall[2]) * onTable
    let i = y * width * 3
    for (let x = 0; x < width; x += 1) {
      const extra = light.strength * ((across[x] ?? 0) * down - 0.6)
      picture[i] = red * (1 + extra * 0.96)
      picture[i + 1] = green * (1 + extra)
      picture[i + 2] = blue * (1 + extra * 0.92)
      i += 3
    }
  }
}

function smooth(low: number, high: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)))
  return t * t * (3 - 2 * t)
}

function paintFalling(picture: Float32Array, { mask, strength }: Falling): void {
  const tint = strength < 0 ? SHADOW_TINT : SUN_TINT
  const [red, green, blue] = [tint[0] * strength, tint[1] * strength, tint[2] * strength]
  for (let p = 0, i = 0; p < mask.length; p += 1, i += 3) {
    const share = (mask[p] ?? 0) / 255
    if (share === 0) continue
    picture[i] = (picture[i] ?? 0) * (1 + share * red)
    picture[i + 1] = (picture[i + 1] ?? 0) * (1 + share * green)
    picture[i + 2] = (picture[i + 2] ?? 0) * (1 + share * blue)
  }
}

/** The thing takes the light of the studio: brighter towards the lamp, sand-coloured from below, its colours a little quieter. */
function paintThing(picture: Float32Array, canvas: Canvas, studio: Studio, { thing, left, top }: Placed): void {
  const { pixels, width, height } = thing
  for (let y = Math.max(0, -top); y < height && top + y < canvas.height; y += 1) {
    const down = y / height
    const bounce = studio.bend === null ? 0 : 0.1 * smooth(0.55, 1, down)
    for (let x = Math.max(0, -left); x < width && left + x < canvas.width; x += 1) {
      const from = (y * width + x) * 4
      const alpha = (pixels[from + 3] ?? 0) / 255
      if (alpha === 0) continue
      const away = (studio.light.x < 0.5 ? x / width : 1 - x / width) * 0.6 + down * 0.4
      const lit = (1.05 - 0.13 * away) * (1 - bounce)
      const [red, green, blue] = [pixels[from] ?? 0, pixels[from + 1] ?? 0, pixels[from + 2] ?? 0]
      const grey = (red * 0.3 + green * 0.59 + blue * 0.11) * (1 - SATURATION)
      const i = ((top + y) * canvas.width + left + x) * 3
      const over = (under: number, own: number, paper: number) =>
        under * (1 - alpha) + alpha * ((own * SATURATION + grey) * lit + paper * 0.75 * bounce)
      picture[i] = over(picture[i] ?? 0, red, studio.table[0])
      picture[i + 1] = over(picture[i + 1] ?? 0, green, studio.table[1])
      picture[i + 2] = over(picture[i + 2] ?? 0, blue, studio.table[2])
    }
  }
}

function withGrain(picture: Float32Array, seed: number): Uint8Array {
  const bytes = new Uint8ClampedArray(picture.length)
  let state = Math.floor(seededRandom(seed).next() * 0x7fffffff) | 1
  for (let i = 0; i < picture.length; i += 3) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    const grain = (((state >>> 8) & 0xff) + ((state >>> 16) & 0xff) - 255) * (GRAIN / 255)
    bytes[i] = (picture[i] ?? 0) + grain
    bytes[i + 1] = (picture[i + 1] ?? 0) + grain
    bytes[i + 2] = (picture[i + 2] ?? 0) + grain
  }
  return new Uint8Array(bytes.buffer)
}
