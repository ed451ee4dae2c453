import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asId, type ImageId } from '@dallal/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localStorage } from '#platform/storage'
import { imageKey } from './keep-image.ts'
import { mediaFiles } from './media-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'dallal-media-'))
const storage = localStorage(folder)
const files = mediaFiles(storage)
const id = asId<ImageId>('018f2f00-0000-7000-8000-0000000000ab')
beforeAll(() => storage.put([{ key: imageKey(id, 320), bytes: new TextEncoder().encode('picture') }]))
afterAll(() => rmSync(folder, { recursive: true }))

describe('serving pictures', () => {
  test('a picture is served for ever, can only be drawn, and is never guessed to be something else', async () => {
    const answer = await files.request(`/media/images/${id}/320.webp`)
    expect([answer.status, await answer.text()]).toEqual([200, 'picture'])
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-length': '7',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
  })

  test('asked again by its tag, or for its head alone, it sends no bytes', async () => {
    const tag = `"${id}-320"`
    const again = await files.request(`/media/images/${id}/320.webp`, { headers: { 'if-none-match': tag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const head = await files.request(`/media/images/${id}/320.webp`, { method: 'HEAD' })
    expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([200, '', '7'])
  })

  test.each([
    [`/media/images/${id}/640.webp`],
    [`/media/images/${id}/0320.webp`],
    [`/media/images/${id}/320.svg`],
    [`/media/images/${id}/..%2f..%2f320.webp`],
    ['/media/images/..%2f..%2fetc/320.webp'],
    ['/media/images/018f2f00-0000-7000-8000-0000000000ac/320.webp'],
    [`/media/images/${id.toUpperCase()}/320.webp`],
  ])('%s is not found', async (path) => {
    expect((await files.request(path)).status).toBe(404)
  })
})
