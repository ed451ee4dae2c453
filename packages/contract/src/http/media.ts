import { oc } from '@orpc/contract'
import { z } from 'zod'
import { idSchema, imageSchema, instantSchema } from '../fields.ts'
import { refuses } from '../refusals.ts'

/** The largest file accepted as a picture. */
export const MAX_IMAGE_BYTES = 12 * 1024 * 1024

/** Where pictures are received: the only operation whose body is a form; all others take JSON. */
export const UPLOAD_PATH = '/media/images'

/** Leave to send or to receive one show's video: a WHIP (RFC 9725) or WHEP address and the bearer token for it. */
export const streamGrantSchema = z.object({
  protocol: z.enum(['whip', 'whep']),
  url: z.string(),
  bearer: z.string(),
  expiresAt: instantSchema,
})
export type StreamGrant = z.infer<typeof streamGrantSchema>

export const media = {
  uploadImage: oc
    .route({
      method: 'POST',
      path: UPLOAD_PATH,
      summary: 'Upload a picture: JPEG, PNG or WebP, judged by its content',
    })
    .errors(
      refuses(
        'not_signed_in',
        'too_large',
        'image_unreadable',
        'image_type_unsupported',
        'image_too_many_pixels',
        'too_many_requests',
      ),
    )
    .input(z.object({ file: z.file() }))
    .output(imageSchema),
  publishGrant: oc
    .route({
      method: 'POST',
      path: '/shows/{show}/publish-grant',
      summary: 'Leave to publish the video of one’s own show',
    })
    .errors(refuses('not_signed_in', 'not_found', 'show_already_ended', 'video_unavailable'))
    .input(z.object({ show: idSchema }))
    .output(streamGrantSchema),
  watchGrant: oc
    .route({
      method: 'POST',
      path: '/shows/{show}/watch-grant',
      summary: 'Leave to watch the video of a live show; anyone may ask',
    })
    .errors(refuses('not_found', 'show_not_live', 'video_unavailable', 'too_many_requests'))
    .input(z.object({ show: idSchema }))
    .output(streamGrantSchema),
  streamHealth: oc
    .route({
      method: 'GET',
      path: '/shows/{show}/stream-health',
      summary: 'What the media engine receives of one’s own show',
    })
    .errors(refuses('not_signed_in', 'not_found', 'video_unavailable'))
    .input(z.object({ show: idSchema }))
    .output(
      z.object({
        publishing: z.boolean(),
        kbps: z.number(),
        framesPerSecond: z.number(),
        lostPercent: z.number(),
        roundTripMs: z.number().nullable(),
        viewers: z.number().int(),
      }),
    ),
}
