import { MAX_IMAGE_BYTES, type Refusal, UPLOAD_PATH } from '@dallal/contract'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { pictureForm } from './picture-form.ts'

/**
 * What may come in a request's body, decided before anything of it is parsed: JSON for every operation but one, whose form
 * holds a picture.
 */

const JSON_LIMIT = 256 * 1024
/** A picture in its multipart wrapping. */
const UPLOAD_LIMIT = MAX_IMAGE_BYTES + 64 * 1024

type Refuse = (refusal: Refusal) => Response

/** Whether this is the address that receives pictures. */
export function isUpload(path: string): boolean {
  return path === `/api${UPLOAD_PATH}`
}

/** Whether an operation may read a body of this type; none is an empty one. */
export function isJson(contentType: string | null): boolean {
  return contentType === null || /^application\/json\s*(;|$)/i.test(contentType)
}

/** Turns away what is larger than any command. */
export function limitJson(refuse: Refuse): MiddlewareHandler {
  return bodyLimit({ maxSize: JSON_LIMIT, onError: () => refuse({ code: 'too_large', limitBytes: JSON_LIMIT }) })
}

/** Turns away what is larger than a picture. */
export function limitUpload(refuse: Refuse): MiddlewareHandler {
  return bodyLimit({ maxSize: UPLOAD_LIMIT, onError: () => refuse({ code: 'too_large', limitBytes: MAX_IMAGE_BYTES }) })
}

/** The request with its form read into memory and found harmless to parse, or why it is not. */
export async function readForm(request: Request): Promise<Request | Refusal> {
  const sent = request.headers.get('content-type') ?? ''
  if (!sent.toLowerCase().startsWith('multipart/form-data')) return { code: 'content_type_unsupported' }
  const body = new Uint8Array(await request.arrayBuffer())
  const contentType = pictureForm(sent, body)
  if (contentType === null) return { code: 'invalid_input', field: 'file' }
  const headers = new Headers(request.headers)
  headers.set('content-type', contentType)
  headers.delete('content-disposition')
  return new Request(request.url, { method: request.method, headers, body })
}
