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
  readonly clock: Pick<Clock, 'now'>
  readonly ids: Ids
}

type NotNow = Refusal<'not_signed_in' | 'too_many_requests'>
export type UploadRefusal = ImageRefusal | NotNow

/**
 * Whether somebody may send a picture now. Asked before it is read, so that neither nobody nor a hurried person costs more
 * than this; a picture that is refused afterwards counts too, because it was read.
 */
export async function admitUpload(pace: Pace, caller: Caller): Promise<NotNow | null> {
  if (!caller.userId) return { code: 'not_signed_in' }
  const retryAfterSeconds = await pace.take(caller.userId)
  return retryAfterSeconds > 0 ? { code: 'too_many_requests', retryAfterSeconds } : null
}

/** Accepts a picture: judged by its content, drawn anew in every width, stripped of all that is not picture. */
export async function uploadImage(
  ports: UploadPorts,
  caller: Caller,
  file: Blob,
): Promise<Result<Image, UploadRefusal>> {
  if (!caller.userId) return err({ code: 'not_signed_in' })
  if (file.size > MAX_IMAGE_BYTES) return err({ code: 'too_large', limitBytes: MAX_IMAGE_BYTES })

  const rendered = await ports.decoder.decode(new Uint8Array(await file.arrayBuffer()))
  if (!rendered.ok) return rendered
  return ok(await keepImage(ports, caller, rendered.value, ports.ids.next<ImageId>(), ports.clock.now()))
}
