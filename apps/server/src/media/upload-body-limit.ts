import { MAX_IMAGE_BYTES } from '@dallal/contract'
import { ORPCError } from '@orpc/server'
import { bodyLimit } from 'hono/body-limit'

/** Beside the file, a multipart body holds its borders and names. */
const AROUND_THE_FILE = 16 * 1024

/** Counts the body of an upload while it arrives and answers `too_large` at the bound, before it is ever held in memory. */
export const uploadBodyLimit = bodyLimit({
  maxSize: MAX_IMAGE_BYTES + AROUND_THE_FILE,
  onError(context) {
    const refusal = new ORPCError('too_large', { defined: true, status: 413, data: { limitBytes: MAX_IMAGE_BYTES } })
    return context.json(refusal.toJSON(), 413)
  },
})
