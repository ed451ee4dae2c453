import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asId, type ImageId, instant, MS, minusMs, type UserId } from '@dallal/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient } from '#platform/database'
import { createLog } from '#platform/log'
import { localStorage, type Storage } from '#platform/storage'
import { openTestMarket, type TestMarket, type TestShop } from '#test-market'
import { imageKey, keepImage } from './keep-image.ts'
import { sweepImages } from './sweep-images.ts'

const folder = mkdtempSync(join(tmpdir(), 'dallal-sweep-'))
const NOW = instant('2026-11-25T10:00:00Z')
const OLD = minusMs(NOW, MS.day + MS.minute)
const YOUNG = minusMs(NOW, MS.day - MS.minute)

let market: TestMarket
let shop: TestShop
let buyer: UserId
const lines: string[] = []

beforeAll(async () => {
  market = await openTestMarket()
  shop = await market.openShop('noura')
  buyer = await market.addBuyer('نور')
  // The market's own pictures have no files here: they are as good as young.
  await market.db.asSuperuser('update image set created_at = $1', [new Date(NOW)])
})
afterAll(async () => {
  await market.close()
  rmSync(folder, { recursive: true })
})

function ports(storage: Storage = localStorage(folder)) {
  const log = createLog({ level: 'info', form: 'json', write: (line) => lines.push(line) })
  return { database: market.db.database, storage, clock: { now: () => NOW, realNow: () => NOW }, log }
}

const placeOf = (id: ImageId) => join(folder, 'images', id.slice(-2), id)

/** A picture of the seller's, accepted at a moment, by the rows and on the disk. */
async function keep(at = OLD): Promise<ImageId> {
  const id = asId<ImageId>(randomUUID())
  const files = [160, 320].map((width) => ({ width, bytes: new Uint8Array([width % 256]) }))
  const rendered = { width: 320, height: 200, placeholder: 'AAAAAAAA', files }
  await keepImage(ports(), { userId: shop.person, role: 'seller' }, rendered, id, at)
  age(id, at)
  return id
}

function age(id: ImageId, at: number): void {
  utimesSync(placeOf(id), new Date(at), new Date(at))
}

async function has(id: ImageId): Promise<{ row: boolean; files: boolean }> {
  const rows = await market.db.asSuperuser('select from image where id = $1', [id])
  return { row: rows.length === 1, files: existsSync(placeOf(id)) }
}
const WHOLE = { row: true, files: true }
const GONE = { row: false, files: false }

const asProductPicture = (id: ImageId) =>
  market.db.asSuperuser(
    `insert into product_image (product_id, position, image_id, owner_id)
     select product_id, max(position) + 1, $1, owner_id from product_image where product_id = $2 group by 1, 4`,
    [id, shop.product],
  )

test('a picture that nobody used goes after a day, row and files; a younger one may still be used', async () => {
  const [old, young] = [await keep(), await keep(YOUNG)]
  expect(await sweepImages(ports())).toEqual({ unused: 1, strays: 0 })
  expect([await has(old), await has(young)]).toEqual([GONE, WHOLE])
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
    msg: expect.stringContaining('pictures'),
    unused: 1,
    strays: 0,
  })
})

/** Every column that refers to a picture, and how one comes to be there. */
const USES: Record<string, (id: ImageId) => Promise<unknown>> = {
  'product_image.image_id': asProductPicture,
  'show.cover_id': (id) => market.db.asSuperuser('update show set cover_id = $1 where id = $2', [id, shop.show]),
  'person.portrait_id': (id) =>
    market.db.asSuperuser('update person set portrait_id = $1 where id = $2', [id, shop.person]),
  'order.image_id': async (id) => {
    const { order } = await market.sell(shop, buyer, 10_000n)
    await market.deliver()
    await market.db.asSuperuser('update "order" set image_id = $1 where id = $2', [id, order])
  },
}

test('the uses told here are all there are', async () => {
  const columns = await market.db.asSuperuser<{ name: string }>(
    `select relname || '.' || attname as name
     from pg_constraint join pg_class on pg_class.oid = conrelid
     join pg_attribute on attrelid = conrelid and attnum = conkey[1]
     where contype = 'f' and confrelid = 'image'::regclass`,
  )
  expect(columns.map(({ name }) => name).sort()).toEqual(Object.keys(USES).sort())
})

test.each(Object.entries(USES))('a picture that is a %s stays, however old', async (_name, use) => {
  const id = await keep(minusMs(OLD, 300 * MS.day))
  await use(id)
  expect(await sweepImages(ports())).toEqual({ unused: 0, strays: 0 })
  expect(await has(id)).toEqual(WHOLE)
})

test('a picture that is attached while the sweep runs stays', async () => {
  const id = await keep()
  const seller = createClient(market.db.superuserUrl, 'seller')
  await seller.connect()
  await seller.query('begin')
  await seller.query('update show set cover_id = $1 where id = $2', [id, shop.show])

  // Not committed yet, so the sweep sees a picture without a use; it has to wait for the seller to find out.
  const sweeping = sweepImages(ports())
  await untilOneWaits()
  await seller.query('commit')
  await seller.end()
  expect(await sweeping).toEqual({ unused: 0, strays: 0 })
  expect(await has(id)).toEqual(WHOLE)
})

test('a picture that is swept while it is attached is attached to nothing', async () => {
  const id = await keep()
  const sweeper = createClient(market.db.superuserUrl, 'sweeper')
  await sweeper.connect()
  await sweeper.query('begin')
  await sweeper.query('delete from image where id = $1', [id])
  const attaching = asProductPicture(id).then(
    () => 'attached',
    (error: Error) => error.message,
  )
  await untilOneWaits()
  await sweeper.query('commit')
  await sweeper.end()
  expect(await attaching).toContain('product_image_image_fkey')
  await sweepImages(ports())
  expect(await has(id)).toEqual(GONE)
})

test('what died between the row and the files is put right by the next run', async () => {
  const id = await keep()
  const local = localStorage(folder)
  const powerGoes = async () => {
    throw new Error('the power went')
  }
  await expect(sweepImages(ports({ ...local, deleteFolder: powerGoes }))).rejects.toThrow('the power went')
  expect(await has(id)).toEqual({ row: false, files: true })
  expect(await sweepImages(ports())).toEqual({ unused: 0, strays: 1 })
  expect(await has(id)).toEqual(GONE)
})

test('an upload whose row is still to come keeps its files; one that died loses them after a day', async () => {
  const id = asId<ImageId>(randomUUID())
  await localStorage(folder).put([{ key: imageKey(id, 160), bytes: new Uint8Array(1) }])
  age(id, YOUNG)
  expect(await sweepImages(ports())).toEqual({ unused: 0, strays: 0 })
  age(id, OLD)
  expect(await sweepImages(ports())).toEqual({ unused: 0, strays: 1 })
  expect(await has(id)).toEqual(GONE)
})

test('what is not named as a picture is left alone', async () => {
  const places = [join('zz', randomUUID()), join('0a', 'notes'), 'lost+found'].map((name) =>
    join(folder, 'images', name),
  )
  for (const place of places) {
    mkdirSync(place, { recursive: true })
    utimesSync(place, new Date(OLD), new Date(OLD))
  }
  expect(await sweepImages(ports())).toEqual({ unused: 0, strays: 0 })
  expect(places.map((place) => existsSync(place))).toEqual([true, true, true])
})

test('one run removes so many and no more; the rest waits for the next', async () => {
  const ids = [await keep(), await keep(), await keep()]
  expect(await sweepImages(ports(), 2)).toMatchObject({ unused: 2 })
  expect(await sweepImages(ports(), 2)).toMatchObject({ unused: 1 })
  for (const id of ids) expect(await has(id)).toEqual(GONE)
})

async function untilOneWaits(): Promise<void> {
  await expect
    .poll(() =>
      market.db.asSuperuser(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      ),
    )
    .toHaveLength(1)
}

test('a database that meets the pictures of another one removes none of them', async () => {
  const strange = await keep()
  await market.db.asSuperuser('delete from image where id = $1', [strange])
  const mark = join(folder, 'images', 'installation')
  const own = readFileSync(mark)
  writeFileSync(mark, randomUUID())
  expect(await sweepImages(ports())).toMatchObject({ strays: 0 })
  expect(lines.join('\n')).toContain('another database')
  await market.db.asSuperuser("delete from installation where key = 'image_storage'")
  expect(await sweepImages(ports())).toMatchObject({ strays: 0 })
  expect(await has(strange)).toEqual({ row: false, files: true })

  rmSync(mark)
  expect(await sweepImages(ports())).toMatchObject({ strays: 1 })
  expect(readFileSync(mark)).not.toEqual(own)
})
