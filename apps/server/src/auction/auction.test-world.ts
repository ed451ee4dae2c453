import { randomUUID } from 'node:crypto'
import type { LotDraft } from '@dallal/contract'
import {
  asId,
  assert,
  type BidId,
  type Currency,
  type Instant,
  type LotId,
  type Money,
  MS,
  money,
  type ProductId,
  plusMs,
  type SellerId,
  type ShowId,
  type TopUpId,
  type UserId,
} from '@dallal/kernel'
import { topUpConfirmed, topUpStarted } from '@dallal/ledger'
import {
  insertConfirmedTopUps,
  insertPerson,
  insertSeller,
  openTestDatabase,
  type TestDatabase,
  testId,
} from '@dallal/testkit'
import { call, ORPCError } from '@orpc/server'
import { expect } from 'vitest'
import type { Caller } from '#platform/database'
import type { RequestContext } from '#platform/http'
import type { CommandOutcome } from '#platform/realtime'
import { runChecks } from '#wallet'
import { MovableTime, type Node, startNode } from './auction.test-node.ts'
import type { AuctionTimes } from './ports.ts'

export interface World extends Awaited<ReturnType<typeof openWorld>> {}

export const OPERATOR_CALLER: Caller = { userId: testId<UserId>(1), role: 'operator' }

/** A seller on air, with many pieces of one product. */
export interface Stage {
  readonly seller: UserId
  readonly shop: SellerId
  readonly product: ProductId
  readonly show: ShowId
}

/** Two sellers on air at once, and an operator; bidders and lots are made as a story needs them. */
export async function openWorld(currency: Currency = 'SAR', times: Partial<AuctionTimes> = {}, given?: TestDatabase) {
  const db = given ?? (await openTestDatabase())
  const time = new MovableTime()
  const node = startNode(db.database, db.connections.system, time, times)
  await insertPerson(db, testId<UserId>(1), 'المشغّل')
  const stage = await insertStage(db, 10, currency)
  const otherStage = await insertStage(db, 20, currency)
  return { db, time, node, currency, stage, otherStage, ...stories({ db, time, node, currency, stage }) }
}

export async function insertStage(db: TestDatabase, first: number, currency: Currency): Promise<Stage> {
  const seller = testId<UserId>(first)
  const stage = {
    seller,
    shop: testId<SellerId>(first + 1),
    product: testId<ProductId>(first + 2),
    show: testId<ShowId>(first + 3),
  }
  await insertPerson(db, seller, 'البائعة')
  await insertSeller(db, { id: stage.shop, person: seller, slug: `shop-${first}`, currency })
  await db.asSuperuser(
    `insert into product (
       id, seller_id, title_ar, title_en, description_ar, description_en, category, condition, status, stock, in_lots,
       currency, created_at, updated_at, published_at
     )
     values ($1, $2, 'إبريق', 'Ewer', '', '', 'antiques', 'antique', 'published', 999, 0, $3, now(), now(), now())`,
    [stage.product, stage.shop, currency],
  )
  await db.asSuperuser(
    `insert into show (id, seller_id, title_ar, title_en, status, currency, went_live_at, created_at, updated_at)
     values ($1, $2, 'مساء', 'Evening', 'live', $3, now(), now(), now())`,
    [stage.show, stage.shop, currency],
  )
  return stage
}

interface Scene {
  readonly db: TestDatabase
  readonly time: MovableTime
  readonly node: Node
  readonly currency: Currency
  readonly stage: Stage
}

/** What people do, in the words of a story. Everything goes the way of the product: by routes and commands. */
function stories({ db, time, node, currency, stage: first }: Scene) {
  let last = 1_000

  /** People with money, and an address unless told otherwise; written in a few statements, however many. */
  async function crowd(size: number, minor: bigint, { address = true } = {}): Promise<UserId[]> {
    const people = Array.from({ length: size }, (_, n) => testId<UserId>(last + 1 + n))
    last += size
    await db.asSuperuser(INSERT_PEOPLE, [people])
    if (address) await db.asSuperuser(INSERT_ADDRESSES, [people])
    if (minor > 0n) await topUp(people, money(minor, currency))
    return people
  }

  async function topUp(people: readonly UserId[], amount: Money): Promise<void> {
    const expiresAt = plusMs(time.now(), MS.hour)
    const topUps = people.map((user) => ({ id: asId<TopUpId>(randomUUID()), user, amount, expiresAt }))
    await insertConfirmedTopUps(db, topUps)
    for (const journal of [topUpStarted, topUpConfirmed]) {
      const posted = await Promise.all(topUps.map((each) => node.ledger.post(journal(each))))
      assert(
        posted.every(({ status }) => status === 'ok'),
        'a top-up is posted',
      )
    }
  }

  async function bidder(minor: bigint, more: { address?: boolean } = {}): Promise<UserId> {
    const [person] = await crowd(1, minor, more)
    assert(person, 'a crowd of one is somebody')
    return person
  }

  function draft(changes: Partial<LotDraft> = {}): LotDraft {
    const startPrice = { minor: '10000', currency }
    const base = {
      product: first.product,
      startPrice,
      durationMs: 60_000,
      windowMs: 10_000,
      extensionMs: 7_000,
      suddenDeath: false,
    }
    return { ...base, ...changes }
  }

  async function queueLot(changes: Partial<LotDraft> = {}, { show, product, seller } = first): Promise<LotId> {
    const { addLot } = node.auction.routes.auction
    const input = { show, key: randomUUID(), draft: draft({ product, ...changes }) }
    const lot = await call(addLot, input, { context: contextOf({ userId: seller, role: 'seller' }) })
    return asId<LotId>(lot.id)
  }

  async function openLot(changes: Partial<LotDraft> = {}, stage = first): Promise<LotId> {
    const lot = await queueLot(changes, stage)
    const context = contextOf({ userId: stage.seller, role: 'seller' })
    await call(node.auction.routes.auction.openLot, { lot }, { context })
    return lot
  }

  async function bid(lot: LotId, person: UserId, minor: bigint, more: BidDetails = {}): Promise<CommandOutcome> {
    const { id = asId<BidId>(randomUUID()), at = time.now(), through = node, inCurrency = currency } = more
    return through.wire.send({ id, lot, person, minor, currency: inCurrency, at })
  }

  /** Lets the time of a lot run out, and waits until it has ended. */
  async function close(lot: LotId): Promise<LotRow> {
    const { closes_at } = await row(lot)
    assert(closes_at, 'an open lot has an end')
    time.until(closes_at)
    node.auction.rooms.opened(lot)
    await node.wire.hears((kind, _, __, event) => kind === 'show' && 'lot' in event && event.lot === lot)
    return row(lot)
  }

  async function row(lot: LotId): Promise<LotRow> {
    const [found] = await db.asSuperuser<LotRow>('select * from lot where id = $1', [lot])
    assert(found, 'the lot is there')
    return found
  }

  /** What somebody has, and what of it is on hold. */
  async function wallet(person: UserId): Promise<string> {
    const [found] = await db.asSuperuser<{ free: bigint; held: bigint }>(
      `select credit_minor - debit_minor - pending_debit_minor as free, pending_debit_minor as held
       from ledger.account_balance
       where code = 'user_wallet' and owner_id = $1 and currency = $2`,
      [person, currency],
    )
    return `${found?.free ?? 0n} free, ${found?.held ?? 0n} held`
  }

  return { crowd, bidder, draft, queueLot, openLot, bid, close, row, wallet }
}

interface BidDetails {
  readonly id?: BidId
  readonly at?: Instant
  readonly through?: Node
  readonly inCurrency?: Currency
}

export interface LotRow {
  readonly status: string
  readonly version: bigint
  readonly opened_at: Instant | null
  readonly closes_at: Instant | null
  readonly leader_id: UserId | null
  readonly price_minor: bigint | null
  readonly bid_count: number
}

const INSERT_PEOPLE = `
  with login as (
    insert into identity.login (id, email, email_verified)
    select id, id || '@test.invalid', true from unnest($1::uuid[]) as id
    returning id
  )
  insert into person (id, name, locale, created_at) select id, 'مزايد', 'ar', now() from login`

const INSERT_ADDRESSES = `
  insert into address (
    person_id, recipient, phone, country, city, district, street, building, unit, postal_code, directions, updated_at
  )
  select id, 'مستلم', '+966500000001', 'SA', 'الرياض', 'العليا', 'التحلية', '1', '', '', '', now()
  from unnest($1::uuid[]) as id`

export function contextOf(caller: Caller): RequestContext {
  return {
    requestId: 'test',
    caller,
    clientAddress: '127.0.0.1',
    requestHeaders: new Headers(),
    responseHeaders: new Headers(),
  }
}

/** The code under which a call was refused. */
export async function refusalOf(called: Promise<unknown>): Promise<string> {
  return called.then(
    () => 'not refused',
    (error: unknown) => (error instanceof ORPCError ? error.code : String(error)),
  )
}

/** An answer in words: `accepted`, or a refusal's code with its facts, amounts in minor units. */
export function words(outcome: CommandOutcome): string {
  if (outcome.kind === 'accepted') return 'accepted'
  const { code, ...facts } = outcome.refusal
  const named = Object.entries(facts).map(([name, value]) => `${name} ${value.minor ?? value}`)
  return [code, ...named].join(', ')
}

/** Every law of the database, after whatever a story did. */
export async function expectSound(db: TestDatabase): Promise<void> {
  const { defects } = await db.database.asSystem(runChecks)
  expect(defects).toEqual([])
}
