import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { incrementAt } from '@dallal/auction'
import { addressSchema, productDraftSchema, sellerApplicationSchema } from '@dallal/contract'
import { instant, type UserId } from '@dallal/kernel'
import { insertPerson, openTestDatabase, type TestDatabase, testId } from '@dallal/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '#config'
import { composeMedia, type Media } from '#media'
import { createIds } from '#platform/ids'
import { jobs } from '#platform/jobs'
import { createLog } from '#platform/log'
import { createOutbox } from '#platform/outbox'
import { localStorage } from '#platform/storage'
import { runChecks } from '#wallet'
import { identityWorld } from '../../src/identity/identity.test-world.ts'
import { BUYERS, ENDED, SHOPS, UPCOMING } from './market/index.ts'
import { seedMarket } from './market.ts'
import { composePicture } from './pictures/compose-picture.ts'
import type { SeedPorts } from './seed-ports.ts'
import { seededMarket } from './seeded-market.ts'

const folder = mkdtempSync(join(tmpdir(), 'dallal-seeds-'))
const NOW = instant('2026-11-25T10:00:00Z')
let db: TestDatabase
let media: Media
let ports: SeedPorts

beforeAll(async () => {
  db = await openTestDatabase()
  const { identity, clock } = identityWorld(db)
  const [ids, log] = [createIds(), createLog({ level: 'silent', form: 'json' })]
  const world = { database: db.database, ids, clock, log, outbox: createOutbox(ids, jobs) }
  const video = { engine: null, shows: async () => null, publicUrl: 'http://localhost:3000' }
  media = composeMedia({ ...world, ...video, storage: localStorage(folder) })
  const read = readConfig({})
  if (!read.ok) throw new Error(read.refusal.sentences.join(' '))
  ports = { ...world, config: read.value, connections: db.connections, identity, media, picturesPerProduct: 1 }
})
afterAll(async () => {
  await media.stop()
  await db.close()
  rmSync(folder, { recursive: true })
})

const count = async (table: string): Promise<number> => {
  const [row] = await db.asSuperuser<{ count: string }>(`select count(*) as count from ${table}`)
  return Number(row?.count)
}

describe('the facts of the market', () => {
  test('six shops offer forty products, no key twice', () => {
    const products = SHOPS.flatMap((shop) => shop.products)
    expect([SHOPS.length, products.length]).toEqual([6, 40])
    expect(new Set(products.map((product) => product.key)).size).toBe(40)
    expect(SHOPS.map((shop) => shop.country).sort()).toEqual(['AE', 'KW', 'SA', 'SA', 'SA', 'SA'])
  })

  test('every product is written in both languages, as the contract wants it, and has its picture', () => {
    for (const { key, art, shots, ...words } of SHOPS.flatMap((shop) => shop.products)) {
      const draft = productDraftSchema.parse({ ...words, images: [] })
      expect(
        [draft.title.ar, draft.description.ar].every((text) => /\p{Script=Arabic}/u.test(text)),
        key,
      ).toBe(true)
      expect(
        [draft.title.en, draft.description.en].every((text) => /[a-z]/.test(text)),
        key,
      ).toBe(true)
      expect(existsSync(new URL(`art/objects/${art}.webp`, import.meta.url)), key).toBe(true)
      expect(shots.length, key).toBeGreaterThanOrEqual(2)
    }
  })

  test('every shop and address could have been typed by a person', () => {
    for (const shop of SHOPS) sellerApplicationSchema.parse(shop)
    for (const { address } of BUYERS) if (address) addressSchema.parse(address)
  })

  test('the lots of a show are their own shop’s products, each once', () => {
    for (const show of [UPCOMING, ENDED]) {
      const own = SHOPS.find(({ key }) => key === show.shop)?.products.map((product) => product.key)
      const offered = show.lots.map((lot) => lot.product)
      expect(own).toEqual(expect.arrayContaining(offered))
      expect(new Set(offered).size).toBe(offered.length)
    }
  })

  test('the bids of the ended show are ones the house would have taken, from buyers who could pay', () => {
    const toppedUp = new Map(BUYERS.map((buyer) => [buyer.key, buyer.address ? buyer.toppedUpMinor : 0n]))
    const spent = new Map<string, bigint>()
    for (const { startPriceMinor, bids, order } of ENDED.lots) {
      let minimum = startPriceMinor
      let leader: string | null = null
      for (const { bidder, amountMinor } of bids) {
        expect(amountMinor).toBeGreaterThanOrEqual(minimum)
        expect(bidder).not.toBe(leader)
        expect((spent.get(bidder) ?? 0n) + amountMinor).toBeLessThanOrEqual(toppedUp.get(bidder) ?? 0n)
        minimum = amountMinor + incrementAt({ minor: amountMinor, currency: 'SAR' }).minor
        leader = bidder
      }
      const hammer = bids.at(-1)
      expect(hammer === undefined).toBe(order === null)
      if (hammer) spent.set(hammer.bidder, (spent.get(hammer.bidder) ?? 0n) + hammer.amountMinor)
    }
  })
})

describe('seeding', () => {
  test('is refused in production', async () => {
    await expect(seedMarket({ ...ports, config: { ...ports.config, environment: 'production' } })).rejects.toThrow(
      'never put into production',
    )
    expect(await count('person')).toBe(0)
  })

  test('a market interrupted anywhere is finished by the next call, and then never touched again', {
    timeout: 120_000,
  }, async () => {
    const powerGoes = () => {
      throw new Error('the power went')
    }
    let pictures = 0
    const keepImage: Media['keepImage'] = (...picture) => (++pictures > 30 ? powerGoes() : media.keepImage(...picture))
    await expect(seedMarket({ ...ports, media: { keepImage } })).rejects.toThrow('the power went')
    expect(await count(`product where status = 'published'`)).toBeLessThan(40)

    let parcels = 0
    const requireSeller: SeedPorts['identity']['requireSeller'] = (caller) =>
      ++parcels > 3 ? powerGoes() : ports.identity.requireSeller(caller)
    await expect(seedMarket({ ...ports, identity: { ...ports.identity, requireSeller } })).rejects.toThrow()
    expect(await count(`"order" where status = 'paid'`)).toBeGreaterThan(1)

    expect(await seedMarket(ports)).toBe(true)
    const done = await Promise.all(['person', 'image', 'lot_event', '"order"', 'ledger.transfer'].map(count))
    expect(await seedMarket(ports)).toBe(false)
    expect(await Promise.all(['person', 'image', 'lot_event', '"order"', 'ledger.transfer'].map(count))).toEqual(done)
  })

  test('the market is all there: verified shops, published products, portraits, covers, an operator', async () => {
    const products = 40
    const people = 1 + SHOPS.length + BUYERS.length
    expect(await count('person where portrait_id is not null')).toBe(people)
    expect(await count(`seller where status = 'verified'`)).toBe(SHOPS.length)
    expect(await count(`product where status = 'published'`)).toBe(products)
    expect(await count('image')).toBe(products + people + 2)
    expect(await count('role_grant')).toBe(1)
    expect(await count('identity.credential')).toBe(0)
  })

  test('one show is announced with its lots, one is over with its results', async () => {
    const shows = await db.asSuperuser('select title_en, status from show order by status')
    expect(shows).toEqual([
      { title_en: ENDED.title.en, status: 'ended' },
      { title_en: UPCOMING.title.en, status: 'scheduled' },
    ])
    expect(await count(`lot where status = 'queued'`)).toBe(UPCOMING.lots.length)
    const results = await db.asSuperuser<{ status: string; price: bigint | null }>(
      `select lot.status, lot.price_minor as price
       from lot join show on show.id = lot.show_id where show.status = 'ended' order by lot.opened_at`,
    )
    const expected = ENDED.lots.map(({ bids }) => bids.at(-1)?.amountMinor ?? null)
    expect(results.map(({ price }) => price && BigInt(price))).toEqual(expected)
    expect(results.map(({ status }) => status)).toEqual(expected.map((price) => (price ? 'sold' : 'unsold')))
  })

  test('its orders have come as far as they should, and the money agrees with every check of the ledger', async () => {
    const orders = await db.asSuperuser<{ status: string }>('select status from "order" order by paid_at')
    const expected = ENDED.lots.flatMap(({ order }) => (order ? [order === 'settled' ? 'received' : order] : []))
    expect(orders.map(({ status }) => status)).toEqual(expected)
    const { checks, defects } = await db.database.asSystem(runChecks)
    expect(checks.length).toBeGreaterThan(10)
    expect(defects).toEqual([])
  })

  test('the same number gives the same ids and pictures in every installation', async () => {
    const [first, again, other] = [seededMarket(7, NOW), seededMarket(7, instant('2027-01-01')), seededMarket(8, NOW)]
    expect(first.product('ruby-teapot')).toBe(again.product('ruby-teapot'))
    expect(first.product('ruby-teapot')).not.toBe(other.product('ruby-teapot'))
    expect(first.product('ruby-teapot')).not.toBe(first.person('ruby-teapot'))
    const [row] = await db.asSuperuser<{ id: string }>(`select id from product where title_en like 'Ruby teapot%'`)
    expect(row?.id).toBe(first.product('ruby-teapot'))

    const shots = await Promise.all([5, 5, 6].map((seed) => composePicture('objects/teapot', 'stands', 'tall', seed)))
    const [one, two, three] = shots.map(({ pixels }) => Buffer.from(pixels))
    expect(one && two?.equals(one)).toBe(true)
    expect(one && three?.equals(one)).toBe(false)
    expect(shots[0]).toMatchObject({ width: 1080, height: 1350 })
  })

  test('a database with somebody in it is left alone', async () => {
    const other = await openTestDatabase()
    await insertPerson(other, testId<UserId>(1), 'Somebody')
    expect(await seedMarket({ ...ports, database: other.database })).toBe(false)
    await other.close()
  })
})
