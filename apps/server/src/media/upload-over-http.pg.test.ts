import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { imageSchema } from '@dallal/contract'
import { instant, type UserId } from '@dallal/kernel'
import { insertPerson, openTestDatabase, type TestDatabase, testId } from '@dallal/testkit'
import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#platform/database'
import { createIds } from '#platform/ids'
import { createLog } from '#platform/log'
import { localStorage } from '#platform/storage'
import { composeMedia, type Media } from './compose.ts'
import { honestPicture, latin } from './hostile-files.test-dsl.ts'

const folder = mkdtempSync(join(tmpdir(), 'dallal-http-'))
const noura = testId<UserId>(1)
let db: TestDatabase
let media: Media
beforeAll(async () => {
  db = await openTestDatabase()
  await insertPerson(db, noura, 'Noura')
  const now = () => instant('2026-11-25T10:00:00Z')
  const video = { engine: null, shows: async () => null, publicUrl: 'http://dallal.test' }
  media = composeMedia({
    database: db.database,
    storage: localStorage(folder),
    clock: { now, realNow: now },
    ids: createIds(),
    log: createLog({ level: 'silent', form: 'json' }),
    ...video,
  })
})
afterAll(async () => {
  await media.stop()
  await db.close()
  rmSync(folder, { recursive: true })
})

async function send(name: string, type: string, bytes: Uint8Array, caller: Caller = { userId: noura, role: 'seller' }) {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], name, { type }))
  const request = new Request('http://dallal.test/api/media/images', { method: 'POST', body: form })
  const context = {
    ...{ caller, requestId: 'test', clientAddress: '127.0.0.1' },
    ...{ requestHeaders: request.headers, responseHeaders: new Headers() },
  }
  const { response } = await new OpenAPIHandler(media.routes.media).handle(request, { prefix: '/api', context })
  return { status: response?.status, body: await response?.json() }
}

test('a picture sent as a form is answered with its measures, and its files are served', async () => {
  const { status, body } = await send('teapot.jpg', 'image/jpeg', await honestPicture('jpeg', 400, 300))
  expect(status).toBe(200)
  const image = imageSchema.parse(body)
  expect(image).toMatchObject({ width: 400, height: 300, widths: [160, 320, 400] })
  const served = await media.mounts[0]?.request(`/media/images/${image.id}/320.webp`)
  expect([served?.status, served?.headers.get('content-type')]).toEqual([200, 'image/webp'])
})

test('neither a name nor a declared type makes a picture of an SVG', async () => {
  const answer = await send('photo.png', 'image/png', latin('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))
  expect(answer).toMatchObject({ status: 415, body: { code: 'image_type_unsupported', defined: true } })
})

test('nobody sends pictures', async () => {
  const answer = await send('a.png', 'image/png', await honestPicture('png'), { userId: null, role: 'anonymous' })
  expect(answer).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
})
