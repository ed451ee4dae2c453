import { type Image, MAX_IMAGE_BYTES, type Refusal } from '@dallal/contract'
import { err, type ImageId, ok, type Result } from '@dallal/kernel'
import type { Clock } from '#platform/clock'
import type { Caller } from '#platform/database'
import type { Ids } from '#platform/ids'
import type { ImageDecoder } from './image-decoder.ts'
import type { ImageRefusal } from './image-rules.ts'
import { type KeepingPorts, keepImage } from './keep-image.ts'
import type { Pace } from './pace.ts'

export interface UploadPorts extends KeepingPorts {
  readonly decoder: ImageDecoder
  /** How fast one person may send; a refused picture counts too, because it was read. */
  readonly pace: Pace
  readonly clock: Pick<Clock, 'now'>
  readonly ids: Ids
}

export type UploadRefusal = ImageRefusal | Refusal<'not_signed_in' | 'too_many_requests'>

/** Accepts a picture: judged by its content, drawn anew in every width, stripped of all that is not picture. */
export async function uploadImage(
  ports: UploadPorts,
  caller: Caller,
  file: Blob,
): Promise<Result<Image, UploadRefusal>> {
  if (!caller.userId) return err({ code: 'not_signed_in' })
  const retryAfterSeconds = await ports.pace.take(caller.userId)
  if (retryAfterSeconds > 0) return err({ code: 'too_many_requests', retryAfterSeconds })
  if (file.size > MAX_IMAGE_BYTES) return err({ code: 'too_large', limitBytes: MAX_IMAGE_BYTES })

  const rendered = await ports.decoder.decode(new Uint8Array(await file.arrayBuffer()))
  if (!rendered.ok) return rendered
  return ok(await keepImage(ports, caller, rendered.value, ports.ids.next<ImageId>(), ports.clock.now()))
}
