import { seededRandom } from '../seeded-random.ts'
import { type Cutout, cutout } from './cutout.ts'
import { type Canvas, silhouetteShadow, windowLight } from './mask.ts'
import { type Falling, paint, type Rgb, type Studio } from './paint.ts'

/** What stands on its own foot is taken from the front; what cannot stand lies on the paper and is taken from above. */
export type Pose = 'stands' | 'lies'

/** How the picture is taken: the first view, a tall one with more air, one in the light of a window. */
export type Shot = 'front' | 'tall' | 'window'

export interface Picture {
  /** RGB bytes, row by row. */
  pixels: Uint8Array
  width: number
  height: number
}

interface Paper {
  wall: Rgb
  table: Rgb
}

export const PAPERS: readonly [Paper, ...Paper[]] = [
  { wall: [232, 214, 186], table: [245, 232, 208] },
  { wall: [229, 207, 182], table: [243, 226, 204] },
  { wall: [225, 212, 190], table: [241, 231, 213] },
  { wall: [236, 212, 182], table: [247, 230, 205] },
  { wall: [217, 198, 172], table: [236, 219, 195] },
]

const SHOTS: Record<Shot, { canvas: Canvas; longest: number; foot: number; bend: number; lightY: number }> = {
  front: { canvas: { width: 1200, height: 1200 }, longest: 700, foot: 0.81, bend: 0.64, lightY: 0.32 },
  tall: { canvas: { width: 1080, height: 1350 }, longest: 700, foot: 0.76, bend: 0.62, lightY: 0.4 },
  window: { canvas: { width: 1200, height: 1200 }, longest: 720, foot: 0.82, bend: 0.66, lightY: 0.3 },
}

/** Takes one picture of one piece of the art. The same seed gives the same bytes. */
export async function composePicture(art: string, pose: Pose, shot: Shot, seed: number): Promise<Picture> {
  const { canvas, longest, foot, bend, lightY } = SHOTS[shot]
  // The paper belongs to the product, the light to the shot.
  const paper = seededRandom(seed).pick(PAPERS)
  const dice = seededRandom(seed + shot.length * 7919)
  const turn = pose === 'lies' && shot !== 'front' ? Math.round(dice.between(-10, 10)) : 0
  const thing = await cutout(art, { longest, turn })
  const side = dice.next() < (shot === 'tall' ? 0.3 : 0.7) ? 'left' : 'right'

  const left = Math.round((canvas.width - thing.width) / 2 + dice.between(-12, 12))
  const centred = (canvas.height - thing.height) / 2
  const top = Math.round(
    pose === 'lies' ? centred - 12 : Math.min(canvas.height * foot - thing.height, centred + canvas.height * 0.06),
  )
  const studio: Studio = {
    ...paper,
    bend: pose === 'lies' ? null : bend,
    light: { x: side === 'left' ? 0.3 : 0.7, y: lightY, reach: 0.62, strength: shot === 'window' ? 0.1 : 0.15 },
  }
  const shadows = await (pose === 'lies' ? lyingShadows : standingShadows)(thing, canvas, left, top, side)
  const sun =
    shot === 'window' ? [{ mask: await windowLight(canvas, side, dice.between(0.3, 0.44)), strength: 0.085 }] : []
  const pixels = paint(canvas, studio, [...sun, ...shadows], [{ thing, left, top }], seed)
  return { pixels, ...canvas }
}

/** Under the foot, around it, and away from the lamp. */
export async function standingShadows(
  thing: Cutout,
  canvas: Canvas,
  left: number,
  top: number,
  lamp: 'left' | 'right',
): Promise<Falling[]> {
  const foot = top + thing.height
  const { width, height } = thing
  const away = lamp === 'left' ? 1 : -1
  const near = {
    left: left + width * 0.05 + away * 8,
    top: foot - height * 0.055,
    width: width * 0.9,
    height: height * 0.09,
  }
  const far = {
    left: left + away * 20,
    top: foot - height * 0.28,
    width,
    height: height * 0.3,
    lean: away * height * 0.3,
  }
  return [
    { mask: await silhouetteShadow(thing, canvas, { ...far, blur: 36 }), strength: -0.2 },
    { mask: await silhouetteShadow(thing, canvas, { ...near, blur: 20 }), strength: -0.3 },
    {
      mask: await silhouetteShadow(thing, canvas, { left, top: foot - 14, width, height: 20, blur: 6, foot: 0.05 }),
      strength: -0.5,
    },
  ]
}

/** Seen from above, a thing throws its whole outline a little to the side. */
export async function lyingShadows(
  thing: Cutout,
  canvas: Canvas,
  left: number,
  top: number,
  lamp: 'left' | 'right',
): Promise<Falling[]> {
  const away = lamp === 'left' ? 1 : -1
  const { width, height } = thing
  const shifted = (by: number, blur: number) =>
    silhouetteShadow(thing, canvas, { width, height, left: left + away * by, top: top + by * 1.3, blur })
  return [
    { mask: await shifted(44, 48), strength: -0.18 },
    { mask: await shifted(18, 18), strength: -0.22 },
    { mask: await shifted(5, 6), strength: -0.26 },
  ]
}
