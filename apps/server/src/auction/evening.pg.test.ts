import { randomUUID } from 'node:crypto'
import type { Show } from '@dallal/contract'
import { asId, type LotId, MS, type ProductId, plusMs, type ShowId, toIso, type UserId } from '@dallal/kernel'
import { insertPerson, testId } from '@dallal/testkit'
import { call } from '@orpc/server'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '#platform/database'
import { contextOf, expectSound, openWorld, refusalOf, type Stage, type World } from './auction.test-world.ts'

/** A seller's evening, from the first idea to the end, by the routes the studio uses. */

const BUYER: Caller = { userId: testId<UserId>(900), role: 'buyer' }
const NOBODY: Caller = { userId: null, role: 'anonymous' }
let world: World
let stage: Stage
let seller: Caller
let otherSeller: Caller
beforeAll(async () => {
  world = await openWorld()
  stage = world.stage
  seller = { userId: stage.seller, role: 'seller' }
  otherSeller = { userId: world.otherStage.seller, role: 'seller' }
  await insertPerson(world.db, testId<UserId>(900), 'مشترية')
  // Nobody is on air yet.
  await world.db.asSuperuser(`update show set status = 'ended', ended_at = now()`)
})
afterAll(async () => {
  await world.node.stop()
  await world.db.close()
})
afterEach(() => expectSound(world.db))

const shows = () => world.node.live.routes.shows
const lots = () => world.node.auction.routes.auction
const as = (caller: Caller) => ({ context: contextOf(caller) })
const inAnHour = () => toIso(plusMs(world.time.now(), MS.hour))

function draftShow(startsAt: string | null = null, caller = seller, key: string = randomUUID()): Promise<Show> {
  const draft = { title: { ar: 'مساء النحاس', en: 'Copper night' }, cover: null, startsAt }
  return call(shows().createShow, { key, draft }, as(caller))
}

async function queue(show: string, changes: Parameters<World['draft']>[0] = {}, caller = seller): Promise<LotId> {
  const input = { show, key: randomUUID(), draft: world.draft(changes) }
  return asId<LotId>((await call(lots().addLot, input, as(caller))).id)
}

const pieces = async () =>
  (
    await world.db.asSuperuser<{ stock: number; in_lots: number }>('select stock, in_lots from product where id = $1', [
      stage.product,
    ])
  )[0]

it('from a draft to the last lot', async () => {
  const show = await draftShow(inAnHour())
  expect(show).toMatchObject({ status: 'draft', currency: 'SAR', lots: { total: 0 } })
  const first = await queue(show.id)
  const second = await queue(show.id)
  expect(await pieces()).toEqual({ stock: 999, in_lots: 2 })

  const { lots: moved } = await call(lots().moveLot, { lot: second, before: first }, as(seller))
  expect(moved.map(({ id }) => id)).toEqual([second, first])
  expect((await call(shows().scheduleShow, { show: show.id }, as(seller))).status).toBe('scheduled')
  expect(
    (await call(shows().shows, { status: 'scheduled', limit: 24 }, as(NOBODY))).items.map(({ id }) => id),
  ).toContain(show.id)

  expect(await refusalOf(call(lots().openLot, { lot: second }, as(seller)))).toBe('show_not_live')
  expect((await call(shows().goLive, { show: show.id }, as(seller))).status).toBe('live')
  await call(lots().openLot, { lot: second }, as(seller))
  expect(await refusalOf(call(lots().openLot, { lot: first }, as(seller)))).toBe('another_lot_is_open')
  expect(await refusalOf(call(lots().openLot, { lot: second }, as(seller)))).toBe('lot_not_queued')
  expect(await refusalOf(call(lots().removeLot, { lot: second }, as(seller)))).toBe('lot_not_queued')
  expect(await refusalOf(call(shows().endShow, { show: show.id }, as(seller)))).toBe('lot_still_open')

  const noor = await world.bidder(100_000n)
  await world.bid(second, noor, 12_000n)
  await world.close(second)
  const ended = await call(shows().endShow, { show: show.id }, as(seller))
  expect(ended).toMatchObject({ status: 'ended', lots: { total: 1, sold: 1 }, soldFor: { minor: '12000' } })
  // The lot that never came up was taken out and its piece given back; the other piece is sold.
  expect(await pieces()).toEqual({ stock: 998, in_lots: 0 })
  expect(
    await refusalOf(call(lots().addLot, { show: show.id, key: randomUUID(), draft: world.draft() }, as(seller))),
  ).toBe('show_already_ended')

  const told = world.node.wire.told.filter(([kind, id]) => kind === 'show' && id === show.id)
  const versions = told.map(([, , version]) => version)
  expect(versions).toEqual(versions.map((_, n) => n + 1))
  expect(told.map(([, , , event]) => event.type)).toEqual([
    ...['lots_changed', 'lots_changed', 'lots_changed', 'show_went_live', 'lot_opened', 'lot_closed', 'lots_changed'],
    'show_ended',
  ])
})

it('numbers follow the order in a draft, and are names once the show is announced', async () => {
  const show = await draftShow(inAnHour())
  const [ewer, lamp, ring] = [await queue(show.id), await queue(show.id), await queue(show.id)]
  const named = new Map<string, string>([
    [ewer, 'ewer'],
    [lamp, 'lamp'],
    [ring, 'ring'],
  ])
  const numbers = async () => {
    const { lots: all } = await call(lots().lots, { show: show.id }, as(seller))
    return all.map(({ id, number }) => `${number} ${named.get(id)}`).join(', ')
  }
  expect(await numbers()).toBe('1 ewer, 2 lamp, 3 ring')
  await call(lots().moveLot, { lot: ring, before: ewer }, as(seller))
  expect(await numbers()).toBe('1 ring, 2 ewer, 3 lamp')
  await call(lots().removeLot, { lot: ewer }, as(seller))
  expect(await numbers()).toBe('1 ring, 2 lamp')

  await call(shows().scheduleShow, { show: show.id }, as(seller))
  await call(lots().moveLot, { lot: ring, before: null }, as(seller))
  expect(await numbers()).toBe('2 lamp, 1 ring')
  named.set(await queue(show.id), 'tray')
  expect(await numbers()).toBe('2 lamp, 1 ring, 3 tray')
  await call(lots().removeLot, { lot: lamp }, as(seller))
  expect(await numbers()).toBe('1 ring, 3 tray')
})

it('a show without a cover is shown with its first lot, which is not taken for its cover', async () => {
  const image = randomUUID()
  const { asSuperuser } = world.db
  await asSuperuser(
    `insert into image (id, owner_id, width, height, widths, placeholder, bytes, created_at)
     values ($1, $2, 800, 800, '{400,800}', 'AAAAAAAA', 1, now())`,
    [image, stage.seller],
  )
  await asSuperuser('insert into product_image values ($1, 1, $2, $3)', [stage.product, image, stage.seller])
  const { id, title } = await draftShow()
  await queue(id)
  const shown = await call(shows().show, { show: id }, as(seller))
  expect(shown).toMatchObject({ cover: { id: image }, hasOwnCover: false })

  const draft = { title, startsAt: null }
  const chosen = await call(shows().updateShow, { show: id, draft: { ...draft, cover: image } }, as(seller))
  expect(chosen).toMatchObject({ cover: { id: image }, hasOwnCover: true })
  const without = await call(shows().updateShow, { show: id, draft: { ...draft, cover: null } }, as(seller))
  expect(without).toEqual(shown)
})

describe('what a seller may not do', () => {
  it('without being one', async () => {
    expect(await refusalOf(draftShow(null, NOBODY))).toBe('not_signed_in')
    expect(await refusalOf(draftShow(null, BUYER))).toBe('not_a_verified_seller')
  })

  it('begin one show twice: the same key answers the first, another wish under it is refused', async () => {
    const key = randomUUID()
    const first = await draftShow(null, seller, key)
    expect((await draftShow(null, seller, key)).id).toBe(first.id)
    expect(await refusalOf(draftShow(inAnHour(), seller, key))).toBe('key_reused')
  })

  it('announce the past, nothing, or no time', async () => {
    expect(await refusalOf(draftShow(toIso(plusMs(world.time.now(), -1))))).toBe('show_start_in_the_past')
    const show = await draftShow()
    expect(await refusalOf(call(shows().scheduleShow, { show: show.id }, as(seller)))).toBe('show_has_no_lots')
    expect(await refusalOf(call(shows().goLive, { show: show.id }, as(seller)))).toBe('show_has_no_lots')
    await queue(show.id)
    expect(await refusalOf(call(shows().scheduleShow, { show: show.id }, as(seller)))).toBe('show_start_missing')
  })

  it('be on air twice', async () => {
    const [one, two] = [await draftShow(), await draftShow()]
    await Promise.all([queue(one.id), queue(two.id)])
    const outcomes = await Promise.all(
      [one, two].map(({ id }) => refusalOf(call(shows().goLive, { show: id }, as(seller)))),
    )
    expect(outcomes.sort()).toEqual(['another_show_is_live', 'not refused'])
    for (const { id } of [one, two]) {
      const { status } = await call(shows().show, { show: id }, as(seller))
      if (status === 'live') await call(shows().endShow, { show: id }, as(seller))
    }
  })

  it('sell what is not theirs, not published, not there, or in another currency', async () => {
    const show = await draftShow()
    const add = (changes: Parameters<World['draft']>[0]) => refusalOf(queue(show.id, changes))
    expect(await add({ product: world.otherStage.product })).toBe('not_found')
    expect(await add({ product: testId<ProductId>(404) })).toBe('not_found')
    expect(await add({ startPrice: { minor: '1000', currency: 'KWD' } })).toBe('currency_mismatch')
    expect(await add({ startPrice: { minor: '0', currency: 'SAR' } })).toBe('start_price_not_positive')
    expect(await add({ startPrice: { minor: '1000000000001', currency: 'SAR' } })).toBe('amount_too_large')
    const scarce = await insertProduct('published', 1)
    const lot = await queue(show.id, { product: scarce })
    expect(await add({ product: scarce })).toBe('stock_missing')
    expect(await add({ product: await insertProduct('draft', 5) })).toBe('product_not_published')

    // Another product is another piece: the scarce one is free again.
    await call(lots().updateLot, { lot, draft: world.draft() }, as(seller))
    const again = await queue(show.id, { product: scarce })
    await call(lots().removeLot, { lot: again }, as(seller))
    await queue(show.id, { product: scarce })
  })

  it('put up more lots than a show can have', async () => {
    const show = await draftShow()
    await queue(show.id)
    await world.db.asSuperuser(
      `with added as (
         insert into lot (
           id, show_id, seller_id, product_id, number, place, currency, start_price_minor, duration_ms, window_ms,
           extension_ms, max_extensions, max_extension_total_ms, sudden_death, created_at
         )
         select
           gen_random_uuid(), show_id, seller_id, product_id, number + n, place + n, currency, start_price_minor,
           duration_ms, window_ms, extension_ms, max_extensions, max_extension_total_ms, sudden_death, created_at
         from lot, generate_series(1, 99) as n
         where show_id = $1
         returning product_id
       )
       update product set in_lots = in_lots + 99 where id in (select product_id from added)`,
      [show.id],
    )
    expect(await refusalOf(queue(show.id))).toBe('show_full')
  })

  it('touch somebody else’s show or lot, even by its id', async () => {
    const show = await draftShow()
    const lot = await queue(show.id)
    const theirs = as(otherSeller)
    const draft = { title: { ar: 'غيره', en: '' }, cover: null, startsAt: null }
    const tries = [
      call(shows().show, { show: show.id }, theirs),
      call(shows().show, { show: show.id }, as(NOBODY)),
      call(shows().updateShow, { show: show.id, draft }, theirs),
      call(shows().scheduleShow, { show: show.id }, theirs),
      call(shows().goLive, { show: show.id }, theirs),
      call(shows().endShow, { show: show.id }, theirs),
      call(lots().lots, { show: asId<ShowId>(show.id) }, theirs),
      call(lots().addLot, { show: show.id, key: randomUUID(), draft: world.draft() }, theirs),
      call(lots().updateLot, { lot, draft: world.draft() }, theirs),
      call(lots().moveLot, { lot, before: null }, theirs),
      call(lots().removeLot, { lot }, theirs),
      call(lots().openLot, { lot }, theirs),
    ]
    expect(await Promise.all(tries.map(refusalOf))).toEqual(tries.map(() => 'not_found'))
    expect(await refusalOf(call(lots().openLots, undefined, theirs))).toBe('not_allowed')
  })
})

it('past the routes, row security still keeps a seller’s lots and shows to themselves', async () => {
  const show = await draftShow()
  const lot = await queue(show.id)
  const { database } = world.db
  const changed = await database.asCaller(otherSeller, async (tx) => ({
    seen: await tx.selectFrom('lot').select('id').where('id', '=', lot).execute(),
    moved: await tx.updateTable('lot').set({ place: 99 }).where('id', '=', lot).returning('id').execute(),
    ended: await tx.updateTable('show').set({ title_en: 'x' }).where('id', '=', show.id).returning('id').execute(),
  }))
  expect(changed).toEqual({ seen: [], moved: [], ended: [] })
  const asOwner = (work: Parameters<typeof database.asCaller>[1]) => database.asCaller(seller, work)
  await expect(asOwner((tx) => tx.updateTable('lot').set({ status: 'sold' }).execute())).rejects.toThrow(
    'permission denied',
  )
  await expect(asOwner((tx) => tx.selectFrom('lot').select('leader_id').execute())).rejects.toThrow('permission denied')
  await expect(asOwner((tx) => tx.selectFrom('lot_event').selectAll().execute())).rejects.toThrow('permission denied')
})

let lastProduct = 50
async function insertProduct(status: 'published' | 'draft', stock: number): Promise<ProductId> {
  lastProduct += 1
  const id = testId<ProductId>(lastProduct)
  await world.db.asSuperuser(
    `insert into product
     select $1, seller_id, title_ar, title_en, description_ar, description_en, category, condition, $2, $3, 0, currency,
       created_at, updated_at, published_at
     from product where id = $4`,
    [id, status, stock, stage.product],
  )
  return id
}
