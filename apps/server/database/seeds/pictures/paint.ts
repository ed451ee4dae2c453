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
  const picture = new Uint8ClampedArray(canvas.width * canvas.height * 3)
  paintPaper(picture, canvas, studio, falling, seed)
  for (const one of placed) paintThing(picture, canvas, studio, one)
  return new Uint8Array(picture.buffer)
}

/** Paper, light, shadows and grain in one pass: the picture is large and this is most of the work of making it. */
function paintPaper(
  picture: Uint8ClampedArray,
  { width, height }: Canvas,
  { wall, table, bend, light }: Studio,
  falling: readonly Falling[],
  seed: number,
): void {
  // The pool of light is a bell in both directions, so it is the product of two rows of numbers.
  const bell = (position: number) => Math.exp(-((position / light.reach) ** 2))
  const across = Float64Array.from({ length: width }, (_, x) => bell(x / width - light.x))
  let grainState = Math.floor(seededRandom(seed).next() * 0x7fffffff) | 1
  for (let y = 0; y < height; y += 1) {
    const v = y / height
    const down = bell(((v - light.y) * height) / width)
    const onTable = bend === null ? 1 : smooth(bend - 0.16, bend + 0.1, v)
    const paper = mix(wall, table, onTable)
    for (let x = 0; x < width; x += 1) {
      const extra = light.strength * ((across[x] ?? 0) * down - 0.6)
      let red = paper[0] * (1 + extra * 0.96)
      let green = paper[1] * (1 + extra)
      let blue = paper[2] * (1 + extra * 0.92)
      const pixel = y * width + x
      for (const { mask, strength } of falling) {
        const share = ((mask[pixel] ?? 0) * strength) / 255
        if (share === 0) continue
        const tint = share < 0 ? SHADOW_TINT : SUN_TINT
        red *= 1 + share * tint[0]
        green *= 1 + share * tint[1]
        blue *= 1 + share * tint[2]
      }
      grainState = (Math.imul(grainState, 1_664_525) + 1_013_904_223) | 0
      const grain = (((grainState >>> 8) & 0xff) + ((grainState >>> 16) & 0xff) - 255) * (GRAIN / 255)
      picture[pixel * 3] = red + grain
      picture[pixel * 3 + 1] = green + grain
      picture[pixel * 3 + 2] = blue + grain
    }
  }
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share, from[2] + (to[2] - from[2]) * share]
}

function smooth(low: number, high: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)))
  return t * t * (3 - 2 * t)
}

/** The thing takes the light of the studio: brighter towards the lamp, sand-coloured from below, its colours a little quieter. */
function paintThing(picture: Uint8ClampedArray, canvas: Canvas, studio: Studio, { thing, left, top }: Placed): void {
  const { pixels, width, height } = thing
  for (let y = Math.max(0, -top); y < height && top + y < canvas.height; y += 1) {
    const down = y / height
    const bounce = studio.bend === null ? 0 : 0.1 * smooth(0.55, 1, down)
    for (let x = Math.max(0, -left); x < width && left + x < canvas.width; x += 1) {
      const from = (y * width + x) * 4
      const alpha = (pixels[from + 3] ?? 0) / 255
      if (alpha === 0) continue
      const away = (studio.light.x < 0.5 ? x / width : 1 - x / width) * 0.6 + down * 0.4
      const own = alpha * (1.05 - 0.13 * away) * (1 - bounce)
      const paper = alpha * 0.75 * bounce
      const [red, green, blue] = [pixels[from] ?? 0, pixels[from + 1] ?? 0, pixels[from + 2] ?? 0]
      const grey = (red * 0.3 + green * 0.59 + blue * 0.11) * (1 - SATURATION)
      const i = ((top + y) * canvas.width + left + x) * 3
      picture[i] = (picture[i] ?? 0) * (1 - alpha) + (red * SATURATION + grey) * own + studio.table[0] * paper
      picture[i + 1] = (picture[i + 1] ?? 0) * (1 - alpha) + (green * SATURATION + grey) * own + studio.table[1] * paper
      picture[i + 2] = (picture[i + 2] ?? 0) * (1 - alpha) + (blue * SATURATION + grey) * own + studio.table[2] * paper
    }
  }
}
