import type { Clock } from '#platform/clock'
import type { Caller, Database } from '#platform/database'
import type { Ids } from '#platform/ids'
import type { Log } from '#platform/log'
import type { Storage } from '#platform/storage'
import { type ImageDecoder, startImageDecoder } from './image-decoder.ts'
import { keepImage } from './keep-image.ts'
import { mediaFiles } from './media-files.ts'
import { paceOf } from './pace.ts'
import { mediaRoutes } from './routes.ts'
import { type FindShow, refuseStream } from './stream-grants.ts'
import { SWEEP_IMAGES, sweepImages } from './sweep-images.ts'
import { admitUpload } from './upload-image.ts'
import type { VideoEngine } from './video-engine.ts'
import { whipWhepProxy } from './whip-whep-proxy.ts'

export interface MediaOptions {
  readonly database: Database
  readonly clock: Pick<Clock, 'now' | 'realNow'>
  readonly ids: Ids
  readonly log: Log
  readonly storage: Storage
  readonly publicUrl: string
  /** Null where this installation has no video. */
  readonly engine: VideoEngine | null
  /** From the shows, which stand below. */
  readonly shows: FindShow
  /** Another decoder, for tests. */
  readonly decoder?: ImageDecoder
}

export type Media = ReturnType<typeof composeMedia>

const UPLOADS = { turns: 80, perSeconds: 600 }
/** A household behind one address, coming back after a bad minute of network. */
const VISITS = { turns: 120, perSeconds: 60 }

/** Pictures: sent, judged, kept and served. Video: leave to publish and to watch. */
export function composeMedia({ decoder = startImageDecoder(), storage, engine, ...world }: MediaOptions) {
  const images = { ...world, storage, decoder }
  const uploads = paceOf(UPLOADS)
  const streams = { ...world, engine, visits: paceOf(VISITS) }
  return {
    routes: { media: mediaRoutes(images, streams) },
    /** Whether this person may send a picture now. */
    admitUpload: (caller: Caller) => admitUpload(uploads, caller),
    /** `/media/images/{id}/{width}.webp`, `/whip/{show}` and `/whep/{show}`. */
    mounts: [mediaFiles(storage), whipWhepProxy(engine, (show, role) => refuseStream(streams, show, role))],
    jobs: {
      [SWEEP_IMAGES.job]: async () => {
        await sweepImages({ ...world, storage })
      },
    },
    cron: [SWEEP_IMAGES],
    /** Keeps a picture that was rendered by us: seeds. */
    keepImage: (...args: KeepArguments) => keepImage({ ...world, storage }, ...args),
    async stop() {
      await Promise.all([decoder.stop(), engine?.stop()])
    },
  }
}

type KeepArguments = Parameters<typeof keepImage> extends [unknown, ...infer Rest] ? Rest : never
