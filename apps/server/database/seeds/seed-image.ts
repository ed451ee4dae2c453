import type { ImageId, Instant, UserId } from '@dallal/kernel'
import sharp from 'sharp'
import { imagesOf, renderImage } from '#media'
import type { Picture } from './pictures/compose-picture.ts'
import type { SeedPorts } from './seed-ports.ts'

/** Keeps a composed picture under its id, unless it is kept already. */
export async function seedImage(
  { database, media }: Pick<SeedPorts, 'database' | 'media'>,
  { id, owner, at, compose }: { id: ImageId; owner: UserId; at: Instant; compose: () => Promise<Picture> },
): Promise<void> {
  const kept = await database.asSystem((tx) => imagesOf(tx, [id]))
  if (kept.has(id)) return
  const { pixels, width, height } = await compose()
  const rendered = await renderImage(sharp(pixels, { raw: { width, height, channels: 3 } }))
  await media.keepImage({ userId: owner, role: 'seller' }, rendered, id, at)
}

/** Does all of the work, a few at a time: composing is ours, encoding is sharp's own threads'. */
export async function aFewAtATime<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  const waiting = [...things]
  const worker = async () => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await work(thing)
  }
  await Promise.all(Array.from({ length: 4 }, worker))
}
