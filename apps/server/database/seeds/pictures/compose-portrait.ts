import { seededRandom } from '../seeded-random.ts'
import type { Picture } from './compose-picture.ts'
import { cutout } from './cutout.ts'
import { silhouetteShadow } from './mask.ts'
import { paint, type Rgb } from './paint.ts'

const CANVAS = { width: 640, height: 640 }

/** Quiet walls of the souq behind a face: clay, dusk blue, palm, saffron, rose. */
const WALLS: readonly [Rgb, ...Rgb[]] = [
  [226, 190, 158],
  [176, 192, 212],
  [184, 204, 184],
  [240, 208, 152],
  [226, 186, 184],
]

/** A portrait for a round frame: the face in the middle, shoulders and all inside the circle. */
export async function composePortrait(art: string, seed: number): Promise<Picture> {
  const dice = seededRandom(seed)
  const wall = dice.pick(WALLS)
  const thing = await cutout(art, { longest: art.includes('headscarf') ? 520 : 440 })
  // Those who have shoulders stand on the lower edge; a head alone floats in the middle.
  const hasShoulders = art.includes('headscarf')
  const left = Math.round((CANVAS.width - thing.width) / 2)
  const top = hasShoulders ? CANVAS.height - thing.height : Math.round((CANVAS.height - thing.height) / 2) + 6
  const box = { left: left + 26, top: top + 22, width: thing.width, height: thing.height }
  const behind = { mask: await silhouetteShadow(thing, CANVAS, { ...box, blur: 30 }), strength: -0.2 }
  const light = { x: 0.34, y: 0.28, reach: 0.66, strength: 0.22 }
  const pixels = paint(CANVAS, { wall, table: wall, bend: null, light }, [behind], [{ thing, left, top }], seed)
  return { pixels, ...CANVAS }
}
