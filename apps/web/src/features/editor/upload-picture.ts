import { isRefusalCode } from '@dallal/client'
import { type Image, imageSchema, type Refusal } from '@dallal/contract'
import { err, ok, type Result } from '@dallal/kernel'

export interface PictureUpload {
  readonly file: File
  /** How much has left this device, 0 to 1. */
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

/**
 * Sends a picture as the contract's `media.uploadImage` does, but by XMLHttpRequest: `fetch` cannot say how much of a body
 * has been sent, and on a phone that takes long enough to want to know. Throws a TypeError when no answer came, as `fetch` does.
 */
export function uploadPicture({ file, onProgress, signal }: PictureUpload): Promise<Result<Image, Refusal>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/media/images')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const image = imageSchema.safeParse(request.response)
      if (image.success) return resolve(ok(image.data))
      const refusal = refusalIn(request.response)
      if (refusal !== null) return resolve(err(refusal))
      reject(new Error(`the picture was answered with ${request.status} and no reason`))
    }
    request.onerror = () => reject(new TypeError('the picture did not reach the server'))
    request.onabort = () => reject(signal.reason)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    const body = new FormData()
    body.set('file', file)
    request.send(body)
  })
}

/** The refusal in an answer of the API: its code and, under `data`, its facts. */
function refusalIn(answer: unknown): Refusal | null {
  if (typeof answer !== 'object' || answer === null) return null
  const { code, data } = { code: '', data: {}, ...answer }
  if (typeof code !== 'string' || !isRefusalCode(code)) return null
  // The server checked the facts of the code against the contract before it sent them.
  return { code, ...data } as Refusal
}
