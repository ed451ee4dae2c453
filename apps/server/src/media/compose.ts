import type { Storage } from '#platform/storage'
import { type ImageDecoder, startImageDecoder } from './image-decoder.ts'
import { keepImage } from './keep-image.ts'
import { mediaFiles } from './media-files.ts'
import { imageRoutes } from './routes.ts'
import type { UploadPorts } from './upload-image.ts'
import { uploadPace } from './upload-pace.ts'

export interface MediaOptions extends Pick<UploadPorts, 'database' | 'clock' | 'ids'> {
  readonly storage: Storage
  /** Another decoder, for tests. */
  readonly decoder?: ImageDecoder
  /** Another pace, for tests. */
  readonly uploads?: Parameters<typeof uploadPace>[0]
}

export type Media = ReturnType<typeof composeMedia>

/** Pictures: sent, judged, kept and served. */
export function composeMedia({ uploads, decoder = startImageDecoder(), ...world }: MediaOptions) {
  const ports = { ...world, decoder, pace: uploadPace(uploads) }
  return {
    routes: { media: imageRoutes(ports) },
    /** `/media/images/{id}/{width}.webp`. */
    mounts: [mediaFiles(world.storage)],
    /** Keeps a picture that was rendered by us: seeds. */
    keepImage: (...args: KeepArguments) => keepImage(world, ...args),
    stop: () => decoder.stop(),
  }
}

type KeepArguments = Parameters<typeof keepImage> extends [unknown, ...infer Rest] ? Rest : never
