import { seededRandom } from '../seeded-random.ts'
import { PAPERS, type Picture, standingShadows } from './compose-picture.ts'
import { cutout } from './cutout.ts'
import { windowLight } from './mask.ts'
import { type Falling, type Placed, paint } from './paint.ts'

const CANVAS = { width: 1200, height: 1200 }

/** Where the things of a show stand, back row first: the middle of the foot as fractions, and the longest side in pixels. */
const PLACES = [
  { x: 0.27, foot: 0.63, longest: 470 },
  { x: 0.74, foot: 0.63, longest: 490 },
  { x: 0.5, foot: 0.79, longest: 580 },
  { x: 0.17, foot: 0.87, longest: 310 },
  { x: 0.83, foot: 0.87, longest: 320 },
] as const

/** The cover of a show: up to five of its things together on one table, in the light of one window. */
export async function composeCover(arts: readonly string[], seed: number): Promise<Picture> {
  const dice = seededRandom(seed)
  const paper = dice.pick(PAPERS)
  const shadows: Falling[] = []
  const placed: Placed[] = []
  for (const [index, art] of arts.slice(0, PLACES.length).entries()) {
    const place = PLACES[index] ?? PLACES[0]
    const thing = await cutout(art, { longest: place.longest })
    const left = Math.round(CANVAS.width * place.x - thing.width / 2)
    const top = Math.round(CANVAS.height * place.foot - thing.height)
    shadows.push(...(await standingShadows(thing, CANVAS, left, top, 'left')))
    placed.push({ thing, left, top })
  }
  const sun = { mask: await windowLight(CANVAS, 'left', dice.between(0.3, 0.44)), strength: 0.09 }
  const studio = { ...paper, bend: 0.46, light: { x: 0.32, y: 0.3, reach: 0.66, strength: 0.13 } }
  return { pixels: paint(CANVAS, studio, [sun, ...shadows], placed, seed), ...CANVAS }
}
