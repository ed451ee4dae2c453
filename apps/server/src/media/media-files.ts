import { Readable } from 'node:stream'
import { asId, type ImageId, isUuid } from '@dallal/kernel'
import { Hono } from 'hono'
import type { Storage } from '#platform/storage'
import { imageKey } from './keep-image.ts'

/** A file under an id never changes, and whatever it holds may only ever be drawn. */
const HEADERS = {
  'cache-control': 'public, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const

/** Serves `/media/images/{id}/{width}.webp` to everyone, without asking the database. */
export function mediaFiles(storage: Storage): Hono {
  const app = new Hono()
  app.get('/media/images/:id/:file', async (context) => {
    const { id, file } = context.req.param()
    const width = /^([1-9]\d{0,3})\.webp$/.exec(file)?.[1]
    if (!isUuid(id) || !width) return context.notFound()
    const etag = `"${id}-${width}"`
    if (context.req.header('if-none-match') === etag) return context.body(null, 304, { ...HEADERS, etag })

    const stored = await storage.stream(imageKey(asId<ImageId>(id), Number(width)))
    if (!stored) return context.notFound()
    const headers = { ...HEADERS, etag, 'content-type': 'image/webp', 'content-length': String(stored.bytes) }
    if (context.req.method === 'HEAD') {
      stored.body.destroy()
      return context.body(null, 200, headers)
    }
    // The types of the web stream in Node and in the standard differ in name only.
    return context.body(Readable.toWeb(stored.body) as ReadableStream, 200, headers)
  })
  return app
}
