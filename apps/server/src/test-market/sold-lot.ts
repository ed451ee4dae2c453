import { randomUUID } from 'node:crypto'
import {
  asId,
  assert,
  type Currency,
  type Instant,
  type LotId,
  type Money,
  MS,
  money,
  type OrderId,
  type ProductId,
  plusMs,
  type SellerId,
  type ShowId,
  type TopUpId,
  type UserId,
} from '@dallal/kernel'
import { bidHoldMoved, bidHoldOf, lotWon, topUpConfirmed, topUpStarted } from '@dallal/ledger'
import { insertConfirmedTopUps, insertPerson, insertSeller, type TestDatabase } from '@dallal/testkit'
import { LOT_SOLD, type LotSoldFact } from '#auction'
import type { Outbox } from '#platform/outbox'
import { type Ledger, orderIdOf } from '#wallet'

/** A verified shop with one product and one show on air. */
export interface TestShop {
  readonly person: UserId
  readonly seller: SellerId
  readonly product: ProductId
  readonly show: ShowId
  readonly currency: Currency
}

export interface SoldLot {
  readonly lot: LotId
  readonly order: OrderId
  readonly price: Money
  readonly buyer: UserId
  /** What the closing transaction tells. */
  readonly fact: LotSoldFact
}

/** Less than this nobody can top up, in minor units. */
const LEAST_TOP_UP = 10n

const IBAN = 'SA0380000000608010167519'

const randomId = <T extends ReturnType<typeof asId>>() => asId<T>(randomUUID())

export async function insertShop(
  db: TestDatabase,
  name: string,
  currency: Currency = 'SAR',
  country = 'SA',
): Promise<TestShop> {
  const shop = {
    person: randomId<UserId>(),
    seller: randomId<SellerId>(),
    product: randomId<ProductId>(),
    show: randomId<ShowId>(),
  }
  await insertPerson(db, shop.person, name)
  await insertSeller(db, { id: shop.seller, person: shop.person, slug: name, currency })
  await db.asSuperuser('update seller set country = $2 where id = $1', [shop.seller, country])
  await db.asSuperuser(
    `insert into seller_application (seller_id, person_id, legal_name, iban, applied_at) values ($1, $2, $3, $4, now())`,
    [shop.seller, shop.person, `${name} trading`, IBAN],
  )
  const image = randomUUID()
  await db.asSuperuser(
    `insert into image (id, owner_id, width, height, widths, placeholder, bytes, created_at)
     values ($1, $2, 640, 640, '{160,320,640}', 'AAAAAAAA', 1, now())`,
    [image, shop.person],
  )
  await db.asSuperuser(
    `insert into product (
       id, seller_id, title_ar, title_en, description_ar, description_en, category, condition, status, stock, in_lots,
       currency, created_at, updated_at, published_at
     )
     values ($1, $2, 'إبريق', 'Ewer', '', '', 'antiques', 'antique', 'published', 9, 0, $3, now(), now(), now())`,
    [shop.product, shop.seller, currency],
  )
  await db.asSuperuser('insert into product_image values ($1, 1, $2, $3)', [shop.product, image, shop.person])
  await db.asSuperuser(
    `insert into show (id, seller_id, title_ar, title_en, status, currency, went_live_at, created_at, updated_at)
     values ($1, $2, 'مساء', 'Evening', 'live', $3, now(), now(), now())`,
    [shop.show, shop.seller, currency],
  )
  return { ...shop, currency }
}

/** A person with an address, who may buy. */
export async function insertBuyer(db: TestDatabase, name: string): Promise<UserId> {
  const id = randomId<UserId>()
  await insertPerson(db, id, name)
  await db.asSuperuser(
    `insert into address values ($1, $2, '+966500000001', 'SA', 'الرياض', 'العليا', 'التحلية', '1', '', '', '', now())`,
    [id, name],
  )
  return id
}

/**
 * A lot that one bid won, with its whole history and its money as the auction leaves them: topped up, held, captured into
 * the escrow. `publish` says whether the event that makes the order is written too.
 */
export async function sellLot(
  { db, ledger, outbox, now }: { db: TestDatabase; ledger: Ledger; outbox: Outbox; now: Instant },
  shop: TestShop,
  buyer: UserId,
  minor: bigint,
): Promise<SoldLot> {
  const lot = randomId<LotId>()
  const order = orderIdOf(lot)
  const price = money(minor, shop.currency)
  const amount = money(minor < LEAST_TOP_UP ? LEAST_TOP_UP : minor, shop.currency)
  const topUp = { id: randomId<TopUpId>(), user: buyer, amount, expiresAt: plusMs(now, MS.hour) }
  await insertConfirmedTopUps(db, [topUp])
  const move = { lot, version: 2n, order, released: null, leader: buyer, amount: price }
  for (const journal of [
    topUpStarted(topUp),
    topUpConfirmed(topUp),
    bidHoldMoved(move),
    lotWon(lot, bidHoldOf(move), price),
  ]) {
    const posted = await ledger.post(journal)
    assert(posted.status === 'ok', `${journal.kind} is posted`)
  }
  await insertSoldLot(db, shop, { lot, buyer, price, openedAt: now })
  const fact: LotSoldFact = {
    ...{ lot, show: shop.show, order, seller: shop.seller, buyer, product: shop.product },
    price: { minor: String(minor), currency: shop.currency },
    soldAt: now,
  }
  await db.database.asSystem((tx) => outbox.publish(tx, { type: LOT_SOLD, payload: fact }))
  return { lot, order, price, buyer, fact }
}

async function insertSoldLot(
  db: TestDatabase,
  shop: TestShop,
  { lot, buyer, price, openedAt }: { lot: LotId; buyer: UserId; price: Money; openedAt: Instant },
): Promise<void> {
  const closesAt = plusMs(openedAt, 30_000)
  const amount = { minor: String(price.minor), currency: price.currency }
  const won = { alias: 1, amount }
  await db.asSuperuser(
    `insert into lot (
       id, show_id, seller_id, product_id, number, place, currency, start_price_minor, duration_ms, window_ms,
       extension_ms, max_extensions, max_extension_total_ms, sudden_death, status, version, opened_at, closes_at,
       leader_id, leader_alias, price_minor, bid_count, bidder_count, created_at
     )
     select
       $1, $2, $3, $4, coalesce(max(number), 0) + 1, 1, $5, 1, 30000, 10000, 7000, 20, 180000, false, 'sold', 3,
       to_timestamp($6 / 1000.0), to_timestamp($7 / 1000.0), $8, 1, $9, 1, 1, now()
     from lot where show_id = $2`,
    [lot, shop.show, shop.seller, shop.product, shop.currency, openedAt, closesAt, buyer, price.minor],
  )
  await db.asSuperuser(
    `insert into lot_event (lot_id, version, type, at, bidder_id, body) values
       ($1, 1, 'lot_opened', now(), null, $3), ($1, 2, 'bid_accepted', now(), $2, $4), ($1, 3, 'lot_sold', now(), $2, $4)`,
    [lot, buyer, JSON.stringify({ startPrice: amount, rules: {}, closesAt }), JSON.stringify(won)],
  )
  await db.asSuperuser(
    `insert into lot_bid (lot_id, bidder_id, bid_id, offered, arrived_at, accepted_version, outcome)
     values ($1, $2, gen_random_uuid(), $3, now(), 2, '{"kind":"accepted","version":2,"alias":1}')`,
    [lot, buyer, `${price.minor} ${price.currency}`],
  )
}
