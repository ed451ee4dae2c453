import { asId, type Currency, type Instant, instant, ok, plusMs, type UserId } from '@dallal/kernel'
import { insertPerson, openTestDatabase, type TestDatabase, testId } from '@dallal/testkit'
import { createRouterClient, ORPCError } from '@orpc/server'
import { expect } from 'vitest'
import { composeAdmin } from '#admin'
import { composeIdentity } from '#identity'
import { imagesOf } from '#media'
import { composeOrders } from '#orders'
import { composePayout } from '#payout'
import type { Clock } from '#platform/clock'
import { type Caller, createPool } from '#platform/database'
import { createIds } from '#platform/ids'
import { jobs } from '#platform/jobs'
import { createLog } from '#platform/log'
import { mailIntoMailbox } from '#platform/mail'
import { composeMailbox } from '#platform/mailbox'
import { createDelivery, createOutbox } from '#platform/outbox'
import { smsIntoMailbox } from '#platform/sms'
import { composeSettlement } from '#settlement'
import { createLedgerWriter, type Ledger, runChecks } from '#wallet'
import { insertBuyer, insertShop, type SoldLot, sellLot, type TestShop } from './sold-lot.ts'

export { type SoldLot, sellLot, type TestShop } from './sold-lot.ts'

/** For tests of what comes after the hammer: real domains on a database of the test's own, and a clock that is moved by hand. */
export type TestMarket = Awaited<ReturnType<typeof openTestMarket>>

export const OPERATOR: Caller = { userId: testId<UserId>(1), role: 'operator' }
export const NOBODY: Caller = { userId: null, role: 'anonymous' }
export const asBuyer = (userId: UserId): Caller => ({ userId, role: 'buyer' })
export const asSeller = ({ person }: TestShop): Caller => ({ userId: person, role: 'seller' })

export async function openTestMarket(batchSize?: number) {
  const db = await openTestDatabase()
  const { clock, moveTime } = movableClock()
  const { ledger, closeLedger } = openLedger(db, clock.now)
  const logged: object[] = []
  const log = createLog({ level: 'warn', form: 'json', write: (line) => void logged.push(JSON.parse(line)) })
  const ids = createIds()
  const outbox = createOutbox(ids, jobs)
  const mailbox = composeMailbox(db.database, () => instant(Date.now()))
  const senders = { mail: mailIntoMailbox(mailbox), sms: smsIntoMailbox(mailbox), mailbox }
  const publicUrl = 'https://market.example'
  const world = { database: db.database, clock, log, ids, jobs, outbox, ledger, publicUrl, ...senders }

  const identity = composeIdentity({
    ...world,
    config: { environment: 'development', publicUrl },
    secret: 'a secret for tests that is long enough',
    clientAddress: () => '127.0.0.1',
    portraits: imagesOf,
  })
  const orders = composeOrders({ ...world, ...identity })
  const settlement = composeSettlement({ ...world, batchSize })
  const payout = composePayout({ ...world, ...identity })
  const admin = composeAdmin({ ...world, patientDatabase: db.database })
  const router = { ...orders.routes, ...payout.routes, ...admin.routes }
  const listeners = [...orders.listeners, ...payout.listeners]
  const deliverOne = createDelivery(db.database, listeners)
  await insertPerson(db, testId<UserId>(1), 'المشغّل')

  return {
    ...{ db, clock, moveTime, ledger, outbox, mailbox, logged, settlement, admin, world, listeners, deliverOne },
    /** The operations as the HTTP layer calls them for this person. */
    as: (caller: Caller) =>
      createRouterClient(router, {
        context: {
          requestId: 'test',
          caller,
          clientAddress: '127.0.0.1',
          requestHeaders: new Headers(),
          responseHeaders: new Headers(),
        },
      }),
    openShop: (name: string, currency?: Currency, country?: string) => insertShop(db, name, currency, country),
    addBuyer: (name: string) => insertBuyer(db, name),
    sell: (shop: TestShop, buyer: UserId, minor: bigint): Promise<SoldLot> =>
      sellLot({ db, ledger, outbox, now: clock.now() }, shop, buyer, minor),
    /** Carries the events that wait to their listeners, as the worker does. */
    async deliver() {
      const waiting = await db.asSuperuser<{ id: string }>('select id from outbox order by id')
      for (const { id } of waiting) await deliverOne({ event: id })
    },
    events: async (type: string) =>
      (await db.asSuperuser<{ payload: object }>('select payload from outbox where type = $1 order by id', [type])).map(
        ({ payload }) => payload,
      ),
    balance: (code: string, owner: string | null, currency: Currency) => postedBalance(db, code, owner, currency),
    /** What the checks find; nothing, unless somebody changed the books by hand. */
    defects: async () => [...(await db.database.asSystem(runChecks)).defects],
    async expectSound() {
      expect((await db.database.asSystem(runChecks)).defects).toEqual([])
    },
    async close() {
      await closeLedger()
      await db.close()
    },
  }
}

function movableClock() {
  let time = instant('2026-11-25T10:00:00Z')
  const clock: Clock = {
    now: () => time,
    realNow: () => time,
    offsetMs: () => 0,
    advance: async () => ok({ now: time, offsetMs: 0 }),
    standWhile: () => undefined,
    onMoved: () => () => undefined,
    close: async () => undefined,
  }
  const moveTime = (ms: number) => {
    time = plusMs(time, ms)
  }
  return { clock, moveTime }
}

function openLedger(db: TestDatabase, now: () => Instant): { ledger: Ledger; closeLedger(): Promise<void> } {
  const pool = createPool({ url: db.connections.system, name: 'ledger', size: 3, onError: () => undefined })
  const ledger = createLedgerWriter({ pool, now })
  const closeLedger = async () => {
    await ledger.stop()
    await pool.end()
  }
  return { ledger, closeLedger }
}

async function postedBalance(db: TestDatabase, code: string, owner: string | null, currency: Currency) {
  const [row] = await db.asSuperuser<{ minor: bigint }>(
    `select (credit_minor - debit_minor) as minor from ledger.account_balance
     where code = $1 and owner_id is not distinct from $2 and currency = $3`,
    [code, owner, currency],
  )
  return row?.minor ?? 0n
}

/** The code under which a call was refused, and its facts. */
export async function refusalOf(called: Promise<unknown>): Promise<{ code: string; [fact: string]: unknown }> {
  const outcome = await called.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('value' in outcome) return { code: 'not refused' }
  if (outcome.error instanceof ORPCError) return { code: outcome.error.code, ...outcome.error.data }
  throw outcome.error
}

/** An id that names nothing. */
export const NOTHING = asId('018f2f00-0000-7000-8000-00000000dead')
