import type { ProductDraft } from '@dallal/contract'
import {
  asId,
  type Id,
  type ImageId,
  instant,
  type ProductId,
  type SellerId,
  type UserId,
  uuidV7,
} from '@dallal/kernel'
import { insertPerson, insertSeller, openTestDatabase, type TestDatabase, testId } from '@dallal/testkit'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller, Tx } from '#platform/database'
import { archiveProduct } from './archive-product.ts'
import type { CatalogPorts } from './catalog-ports.ts'
import { createProduct } from './create-product.ts'
import type { Offer } from './offer.ts'
import { productCards } from './product-cards.ts'
import { publishProduct } from './publish-product.ts'
import { listOwnProducts, listProducts, showOwnProduct, showProduct } from './read-products.ts'
import { releaseStock, reserveStock, sellOne } from './stock.ts'
import { updateProduct } from './update-product.ts'

const [noura, saad, hopeful, sami] = [1, 2, 3, 4].map((n) => testId<UserId>(n)) as [UserId, UserId, UserId, UserId]
const [nouraImage, secondImage, saadImage] = [31, 32, 33].map((n) => testId<ImageId>(n)) as [ImageId, ImageId, ImageId]
const asNoura: Caller = { userId: noura, role: 'seller' }
const asSaad: Caller = { userId: saad, role: 'seller' }
const asHopeful: Caller = { userId: hopeful, role: 'buyer' }
const asSami: Caller = { userId: sami, role: 'buyer' }
const operator: Caller = { userId: testId<UserId>(99), role: 'operator' }
const nobody: Caller = { userId: null, role: 'anonymous' }

let db: TestDatabase
let ports: CatalogPorts
let minutes = 0
const offers = new Map<ProductId, Offer>()
const now = () => instant(1_780_000_000_000 + minutes * 60_000)

beforeAll(async () => {
  db = await openTestDatabase()
  const people = { Noura: noura, Saad: saad, Hopeful: hopeful, Sami: sami }
  for (const [name, id] of Object.entries(people)) await insertPerson(db, id, name)
  await insertSeller(db, { id: testId<SellerId>(11), person: noura, slug: 'noura' })
  await insertSeller(db, { id: testId<SellerId>(12), person: saad, slug: 'saad', currency: 'KWD' })
  await insertSeller(db, { id: testId<SellerId>(13), person: hopeful, slug: 'hopeful', status: 'applied' })
  for (const [id, owner] of [
    [nouraImage, noura],
    [secondImage, noura],
    [saadImage, saad],
  ]) {
    await db.asSuperuser(
      `insert into image (id, owner_id, width, height, widths, placeholder, bytes, created_at)
       values ($1, $2, 640, 640, '{160,320,640}', 'AAAAAAAA', 1, now())`,
      [id, owner],
    )
  }
  let made = 0
  const ids = {
    next: <T extends Id<string>>(): T => {
      made += 1
      return uuidV7<T>(now(), new Uint8Array(10).fill(made))
    },
  }
  ports = {
    database: db.database,
    ids,
    offers: async () => offers,
    clock: {
      now() {
        minutes += 1
        return now()
      },
    },
  }
})
afterAll(() => db.close())

const draft = (change: Partial<ProductDraft> = {}): ProductDraft => ({
  title: { ar: 'إبريق', en: 'Teapot' },
  description: { ar: 'إبريق قديم', en: '' },
  category: 'antiques',
  condition: 'antique',
  stock: 2,
  images: [nouraImage],
  ...change,
})

let keys = 0
function freshKey(): string {
  keys += 1
  return `test-key-${String(keys).padStart(10, '0')}`
}
const codeOf = (outcome: { ok: true } | { ok: false; refusal: { code: string } }) =>
  outcome.ok ? 'ok' : outcome.refusal.code

async function written(change: Partial<ProductDraft> = {}, caller = asNoura): Promise<ProductId> {
  const outcome = await createProduct(ports, caller, { key: freshKey(), draft: draft(change) })
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return asId<ProductId>(outcome.value.id)
}

async function published(change: Partial<ProductDraft> = {}): Promise<ProductId> {
  const id = await written(change)
  expect(codeOf(await publishProduct(ports, asNoura, id))).toBe('ok')
  return id
}

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => db.database.asSystem(work)
const reserve = (id: ProductId) => asSystem((tx) => reserveStock(tx, id, now()))

describe('writing a product', () => {
  test('a new product is a draft in the shop’s currency, with its pictures in their order', async () => {
    const outcome = await createProduct(ports, asSaad, {
      key: freshKey(),
      draft: draft({ images: [saadImage, saadImage] }),
    })
    expect(outcome).toMatchObject({
      ok: true,
      value: { status: 'draft', currency: 'KWD', stock: 2, inLots: 0, title: { ar: 'إبريق', en: 'Teapot' } },
    })
    expect(outcome.ok && outcome.value.images.map((image) => image.id)).toEqual([saadImage])
  })

  test('the first refusal that applies is the answer', async () => {
    const create = (caller: Caller, change: Partial<ProductDraft> = {}) =>
      createProduct(ports, caller, { key: freshKey(), draft: draft(change) }).then(codeOf)
    expect(await create(nobody)).toBe('not_signed_in')
    expect(await create(asSami)).toBe('not_a_verified_seller')
    expect(await create(asHopeful)).toBe('not_a_verified_seller')
    expect(await create(asNoura, { images: [saadImage] })).toBe('not_found')
    expect(await create(asNoura, { images: [testId<ImageId>(0xbad)] })).toBe('not_found')
    expect(await create(asNoura)).toBe('ok')
  })

  test('one key writes one product, however often it is sent; with other words it is refused', async () => {
    const key = freshKey()
    const [first, second] = await Promise.all([1, 2].map(() => createProduct(ports, asNoura, { key, draft: draft() })))
    expect(first).toEqual(second)
    const other = await createProduct(ports, asNoura, { key, draft: draft({ stock: 3 }) })
    expect(codeOf(other)).toBe('key_reused')
    // Keys of two people never meet.
    expect(codeOf(await createProduct(ports, asSaad, { key, draft: draft({ images: [] }) }))).toBe('ok')
  })
})

describe('changing a product', () => {
  test('words, pictures and stock are replaced as a whole', async () => {
    const id = await written()
    const change = draft({ title: { ar: 'دلّة', en: '' }, stock: 7, images: [secondImage, nouraImage] })
    const outcome = await updateProduct(ports, asNoura, { product: id, draft: change })
    expect(outcome).toMatchObject({ ok: true, value: { title: { ar: 'دلّة', en: '' }, stock: 7 } })
    expect(outcome.ok && outcome.value.images.map((image) => image.id)).toEqual([secondImage, nouraImage])
  })

  test('the first refusal that applies is the answer', async () => {
    const id = await published({ stock: 2 })
    await reserve(id)
    await reserve(id)
    const update = (caller: Caller, change: Partial<ProductDraft> = {}, product = id) =>
      updateProduct(ports, caller, { product, draft: draft(change) }).then(codeOf)
    expect(await update(nobody)).toBe('not_signed_in')
    expect(await update(asSami)).toBe('not_a_verified_seller')
    expect(await update(asSaad, { images: [] })).toBe('not_found')
    expect(await update(asNoura, {}, testId<ProductId>(0xbad))).toBe('not_found')
    expect(await update(asNoura, { images: [saadImage] })).toBe('not_found')
    expect(await update(asNoura, { images: [], stock: 0 })).toBe('picture_missing')
    expect(await update(asNoura, { stock: 1 })).toBe('product_in_a_lot')
    expect(await update(asNoura, { stock: 2 })).toBe('ok')
    expect(await update(asNoura, { stock: 0 }, await published())).toBe('stock_missing')
  })

  test('a draft may be left without pictures and pieces; one that sold out keeps its zero', async () => {
    const empty = { images: [], stock: 0 }
    expect(codeOf(await updateProduct(ports, asNoura, { product: await written(), draft: draft(empty) }))).toBe('ok')
    const soldOut = await published({ stock: 1 })
    await reserve(soldOut)
    await asSystem((tx) => sellOne(tx, soldOut, now()))
    expect(codeOf(await updateProduct(ports, asNoura, { product: soldOut, draft: draft({ stock: 0 }) }))).toBe('ok')
  })
})

describe('publishing and taking off', () => {
  test('publishing asks for a picture, then for a piece', async () => {
    const publish = (caller: Caller, id: ProductId) => publishProduct(ports, caller, id).then(codeOf)
    const bare = await written({ images: [], stock: 0 })
    expect(await publish(nobody, bare)).toBe('not_signed_in')
    expect(await publish(asSami, bare)).toBe('not_a_verified_seller')
    expect(await publish(asSaad, bare)).toBe('not_found')
    expect(await publish(asNoura, bare)).toBe('picture_missing')
    expect(await publish(asNoura, await written({ stock: 0 }))).toBe('stock_missing')
    const ready = await written()
    expect(await publish(asNoura, ready)).toBe('ok')
    expect(await publish(asNoura, ready)).toBe('ok')
  })

  test('what is promised to a lot stays; once released it can be taken off, and brought back', async () => {
    const archive = (caller: Caller, id: ProductId) => archiveProduct(ports, caller, id).then(codeOf)
    const id = await published()
    await reserve(id)
    expect(await archive(nobody, id)).toBe('not_signed_in')
    expect(await archive(asSami, id)).toBe('not_a_verified_seller')
    expect(await archive(asSaad, id)).toBe('not_found')
    expect(await archive(asNoura, id)).toBe('product_in_a_lot')
    await asSystem((tx) => releaseStock(tx, id, now()))
    expect(await archive(asNoura, id)).toBe('ok')
    expect(codeOf(await showProduct(ports, nobody, id))).toBe('not_found')
    expect(codeOf(await publishProduct(ports, asNoura, id))).toBe('ok')
    expect(codeOf(await showProduct(ports, nobody, id))).toBe('ok')
  })
})

describe('the law of stock', () => {
  test('of twenty lots at once for three pieces, three are promised one', async () => {
    const id = await published({ stock: 3 })
    const outcomes = (await Promise.all(Array.from({ length: 20 }, () => reserve(id)))).map(codeOf)
    expect(outcomes.filter((code) => code === 'ok')).toHaveLength(3)
    expect(outcomes.filter((code) => code === 'stock_missing')).toHaveLength(17)
  })

  test('a sold piece is gone, a released one can be promised again', async () => {
    const id = await published({ stock: 2 })
    await reserve(id)
    await reserve(id)
    await asSystem((tx) => sellOne(tx, id, now()))
    await asSystem((tx) => releaseStock(tx, id, now()))
    const card = await asSystem((tx) => productCards(tx, [id]))
    expect(card.get(id)).toMatchObject({ stock: 1, inLots: 0, image: { id: nouraImage } })
    expect(codeOf(await reserve(id))).toBe('ok')
    expect(codeOf(await reserve(id))).toBe('stock_missing')
  })

  test('only what is published can be promised, and nothing is released that was not promised', async () => {
    const id = await written()
    expect(codeOf(await reserve(id))).toBe('product_not_published')
    expect(codeOf(await reserve(testId<ProductId>(0xbad)))).toBe('product_not_published')
    await expect(asSystem((tx) => releaseStock(tx, id, now()))).rejects.toThrow('has a promise to release')
    await expect(asSystem((tx) => sellOne(tx, id, now()))).rejects.toThrow('has a promised piece to sell')
  })

  test('the database itself refuses more promises than pieces, whoever writes', async () => {
    const id = await published({ stock: 1 })
    const overdraw = db.asSuperuser('update product set in_lots = 2 where id = $1', [id])
    await expect(overdraw).rejects.toThrow('product_promises_covered')
  })
})

describe('what others see', () => {
  test('a published product shows its shop and its offer, and not what is the seller’s alone', async () => {
    const id = await published()
    const lot = {
      lot: testId(1001),
      show: testId(1002),
      lotStatus: 'queued',
      showStatus: 'scheduled',
    } as unknown as Offer
    const price = { minor: 12_000n, currency: 'SAR' } as const
    offers.set(id, {
      ...lot,
      showTitle: { ar: 'بثّ', en: 'Show' },
      startsAt: instant(1_790_000_000_000),
      startPrice: price,
      price: null,
    })
    const shown = await showProduct(ports, nobody, id)
    if (!shown.ok) throw new Error(shown.refusal.code)
    expect(shown.value.seller).toEqual({ id: testId(11), slug: 'noura', shopName: 'noura', portrait: null })
    expect(shown.value.offer).toMatchObject({ startPrice: { minor: '12000', currency: 'SAR' }, price: null })
    expect(Object.keys(shown.value)).not.toEqual(expect.arrayContaining(['inLots']))
    expect(shown.value).not.toHaveProperty('status')
  })

  test('pages follow each other without gap or repetition, newest first', async () => {
    const made: ProductId[] = []
    for (let n = 0; n < 5; n += 1) made.unshift(await published({ category: 'music' }))
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listProducts(ports, nobody, { limit: 2, cursor, category: 'music' })
      seen.push(...page.items.map((product) => product.id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(made)
  })

  test('lists are narrowed by shop; an unknown shop has nothing, and a cursor of ours alone is followed', async () => {
    const own = await listProducts(ports, nobody, { limit: 100, seller: 'noura' })
    expect(own.items.length).toBeGreaterThan(5)
    expect(new Set(own.items.map((product) => product.seller.slug))).toEqual(new Set(['noura']))
    for (const seller of ['saad', 'hopeful', 'nobody-at-all']) {
      expect(await listProducts(ports, nobody, { limit: 100, seller })).toEqual({ items: [], next: null })
    }
    const odd = await listProducts(ports, nobody, { limit: 100, seller: 'noura', cursor: "'; drop table product" })
    expect(odd).toEqual(own)
  })

  test('in the studio one sees one’s own, and somebody else’s is not found', async () => {
    const id = await written({ category: 'sports' })
    expect(codeOf(await showOwnProduct(ports, asNoura, id))).toBe('ok')
    expect(codeOf(await showOwnProduct(ports, asSaad, id))).toBe('not_found')
    expect(codeOf(await showOwnProduct(ports, nobody, id))).toBe('not_signed_in')
    expect(codeOf(await showProduct(ports, asNoura, id))).toBe('not_found')
    const drafts = await listOwnProducts(ports, asNoura, { limit: 1, status: 'draft' })
    expect(drafts.ok && drafts.value.items.map((product) => product.id)).toEqual([id])
    expect(codeOf(await listOwnProducts(ports, asSami, { limit: 10 }))).toBe('not_a_verified_seller')
    const saads = await listOwnProducts(ports, asSaad, { limit: 100 })
    expect(saads.ok && saads.value.items.every((product) => product.currency === 'KWD')).toBe(true)
  })
})

describe('row security of products', () => {
  const count = async (caller: Caller, id: ProductId, table: 'product' | 'product_image' = 'product') => {
    const column = sql.ref(table === 'product' ? 'id' : 'product_id')
    const { rows } = await db.database.asCaller(caller, (tx) =>
      sql`select 1 from ${sql.table(table)} where ${column} = ${id}`.execute(tx),
    )
    return rows.length
  }
  const changed = async (caller: Caller, id: ProductId) => {
    const { rows } = await db.database.asCaller(caller, (tx) =>
      sql`update product set stock = stock where id = ${id} returning id`.execute(tx),
    )
    return rows.length
  }

  test.each([
    ['the seller', asNoura, 1, 1],
    ['another seller', asSaad, 0, 1],
    ['an applicant', asHopeful, 0, 1],
    ['a buyer', asSami, 0, 1],
    ['nobody', nobody, 0, 1],
    ['an operator', operator, 1, 1],
  ] as const)('%s sees %s', async (_who, caller, draftsSeen, publishedSeen) => {
    const [hidden, open] = [await written(), await published()]
    for (const table of ['product', 'product_image'] as const) {
      expect(await count(caller, hidden, table)).toBe(draftsSeen)
      expect(await count(caller, open, table)).toBe(publishedSeen)
    }
  })

  test('only its seller changes a product, and nobody writes one for another shop or removes any', async () => {
    const id = await published()
    expect(await changed(asNoura, id)).toBe(1)
    for (const caller of [asSaad, asHopeful, asSami, nobody, operator]) expect(await changed(caller, id)).toBe(0)
    const forged = (caller: Caller) =>
      db.database.asCaller(caller, (tx) =>
        sql`insert into product select (jsonb_populate_record(product, ${JSON.stringify({ id: testId(0xf00) })}::jsonb)).*
            from product where id = ${id}`.execute(tx),
      )
    for (const caller of [asSaad, asSami, nobody, operator])
      await expect(forged(caller)).rejects.toThrow('row-level security')
    for (const statement of [sql`delete from product`, sql`truncate product`]) {
      await expect(db.database.asCaller(asNoura, (tx) => statement.execute(tx))).rejects.toThrow('permission denied')
      await expect(asSystem((tx) => statement.execute(tx))).rejects.toThrow('permission denied')
    }
  })

  test('nobody hangs a picture on another’s product, or another’s picture on their own', async () => {
    const id = await published({ images: [nouraImage] })
    const hang = (caller: Caller, image: ImageId, owner: UserId) =>
      db.database.asCaller(caller, (tx) =>
        sql`insert into product_image (product_id, position, image_id, owner_id) values (${id}, 5, ${image}, ${owner})`.execute(
          tx,
        ),
      )
    await expect(hang(asSaad, saadImage, saad)).rejects.toThrow('row-level security')
    await expect(hang(asNoura, saadImage, noura)).rejects.toThrow('product_image_image_fkey')
    await expect(hang(asNoura, saadImage, saad)).rejects.toThrow('row-level security')
    const taken = await db.database.asCaller(asSaad, (tx) =>
      sql`delete from product_image where product_id = ${id} returning 1`.execute(tx),
    )
    expect(taken.rows).toEqual([])
  })

  test('a shop that is no longer verified shows nothing', async () => {
    const id = await published()
    await db.asSuperuser(`update seller set status = 'rejected', verified_at = null where id = $1`, [testId(11)])
    expect(await count(nobody, id)).toBe(0)
    expect(await changed(asNoura, id)).toBe(0)
    await db.asSuperuser(`update seller set status = 'verified', verified_at = now() where id = $1`, [testId(11)])
  })
})
