import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asId, type Id, type ImageId, instant, type UserId, uuidV7 } from '@dallal/kernel'
import { insertPerson, openTestDatabase, type TestDatabase, testId } from '@dallal/testkit'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localStorage } from '#platform/storage'
import { honestPicture } from './hostile-files.test-dsl.ts'
import { type ImageDecoder, startImageDecoder } from './image-decoder.ts'
import { insertImage } from './image-store.ts'
import { imagesBelongTo, imagesOf } from './images.ts'
import { paceOf } from './pace.ts'
import { admitUpload, uploadImage } from './upload-image.ts'

const folder = mkdtempSync(join(tmpdir(), 'dallal-upload-'))
const storage = localStorage(folder)
const noura = testId<UserId>(1)
const sami = testId<UserId>(2)
let db: TestDatabase
let decoder: ImageDecoder
let next = 0

beforeAll(async () => {
  db = await openTestDatabase()
  decoder = startImageDecoder()
  await insertPerson(db, noura, 'Noura')
  await insertPerson(db, sami, 'Sami')
})
afterAll(async () => {
  await decoder.stop()
  await db.close()
  rmSync(folder, { recursive: true })
})

const asNoura = { userId: noura, role: 'seller' } as const
const asSami = { userId: sami, role: 'buyer' } as const
const nobody = { userId: null, role: 'anonymous' } as const

function ports() {
  next += 1
  const id = uuidV7<ImageId>(instant(1_750_000_000_000 + next), new Uint8Array(10).fill(next))
  const clock = { now: () => instant('2026-11-25T10:00:00Z') }
  return {
    database: db.database,
    storage,
    decoder,
    clock,
    ids: { next: <T extends Id<string>>() => asId<T>(id) },
  }
}

async function upload(caller: typeof asNoura | typeof asSami | typeof nobody, bytes: Uint8Array, with_ = ports()) {
  return uploadImage(with_, caller, new Blob([new Uint8Array(bytes)]))
}

describe('uploading a picture', () => {
  test('it is kept in its widths, and found by its id', async () => {
    const kept = await upload(asNoura, await honestPicture('jpeg', 700, 500))
    if (!kept.ok) throw new Error(kept.refusal.code)
    expect(kept.value).toMatchObject({ width: 700, height: 500, widths: [160, 320, 640, 700] })
    const { id } = kept.value
    expect(readdirSync(join(folder, 'images', id.slice(-2), id)).sort()).toEqual([
      '160.webp',
      '320.webp',
      '640.webp',
      '700.webp',
    ])
    const found = await db.database.asCaller(nobody, (tx) => imagesOf(tx, [asId<ImageId>(id)]))
    expect([...found.values()]).toEqual([kept.value])
  })

  test('the first refusal that applies is the answer', async () => {
    expect(await upload(nobody, new Uint8Array())).toMatchObject({ refusal: { code: 'not_signed_in' } })
    expect(await upload(asSami, new Uint8Array(13 * 1024 * 1024))).toMatchObject({
      refusal: { code: 'too_large' },
    })
    expect(await upload(asSami, new TextEncoder().encode('<svg/>'))).toMatchObject({
      refusal: { code: 'image_type_unsupported' },
    })
  })

  test('who may send is known before anything is sent: somebody, and not too often', async () => {
    const pace = paceOf({ turns: 1, perSeconds: 60 })
    expect(await admitUpload(pace, nobody)).toEqual({ code: 'not_signed_in' })
    expect(await admitUpload(pace, asSami)).toBe(null)
    expect(await admitUpload(pace, asSami)).toEqual({ code: 'too_many_requests', retryAfterSeconds: 60 })
    expect(await admitUpload(pace, asNoura)).toBe(null)
  })

  test('a row that cannot be written leaves no files behind', async () => {
    const picture = await honestPicture('webp')
    const first = ports()
    const taken = await upload(asNoura, picture, first)
    if (!taken.ok) throw new Error(taken.refusal.code)
    const stranger = { userId: testId<UserId>(0xdead), role: 'buyer' } as const
    const failed = ports()
    await expect(uploadImage(failed, stranger, new Blob([new Uint8Array(picture)]))).rejects.toThrow()
    const id = failed.ids.next<ImageId>()
    expect(readdirSync(join(folder, 'images', id.slice(-2), id))).toEqual([])
  })
})

describe('whose picture it is', () => {
  test('pictures belong to who sent them; an unknown one belongs to nobody', async () => {
    const kept = await upload(asNoura, await honestPicture('png'))
    if (!kept.ok) throw new Error(kept.refusal.code)
    const id = asId<ImageId>(kept.value.id)
    const unknown = testId<ImageId>(0xbeef)
    const belongs = (owner: UserId, ids: ImageId[]) =>
      db.database.asCaller(nobody, (tx) => imagesBelongTo(tx, owner, ids))
    expect(await belongs(noura, [id])).toBe(true)
    expect(await belongs(noura, [id, id])).toBe(true)
    expect(await belongs(sami, [id])).toBe(false)
    expect(await belongs(noura, [id, unknown])).toBe(false)
  })

  test('row security: a picture is written for oneself only, changed by nobody, removed by no person', async () => {
    const insert = (caller: typeof asNoura | typeof asSami, owner: UserId) =>
      db.database.asCaller(caller, async (tx) => {
        const id = ports().ids.next<ImageId>()
        await insertImage(tx, {
          id,
          width: 10,
          height: 10,
          widths: [10],
          placeholder: 'aaaaaaaa',
          ownerId: owner,
          bytes: 1,
          createdAt: instant('2026-11-25'),
        })
      })
    await insert(asSami, sami)
    await expect(insert(asSami, noura)).rejects.toThrow('row-level security')
    const [change, removal] = [sql`update image set owner_id = ${sami}`, sql`delete from image`]
    for (const statement of [change, removal]) {
      await expect(db.database.asCaller(asSami, (tx) => statement.execute(tx))).rejects.toThrow('permission denied')
    }
    await expect(db.database.asSystem((tx) => change.execute(tx))).rejects.toThrow('permission denied')
  })

  test('a portrait is one’s own picture, whoever writes the row', async () => {
    const kept = await upload(asNoura, await honestPicture('png'))
    if (!kept.ok) throw new Error(kept.refusal.code)
    const wear = (person: UserId) =>
      db.asSuperuser('update person set portrait_id = $1 where id = $2', [kept.value.id, person])
    await wear(noura)
    await expect(wear(sami)).rejects.toThrow('person_portrait_fkey')
  })
})
