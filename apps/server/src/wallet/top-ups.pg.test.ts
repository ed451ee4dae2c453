import {
  asId,
  type Currency,
  type Instant,
  instant,
  type Money,
  MS,
  money,
  ok,
  plusMs,
  type TopUpId,
  type UserId,
} from '@dallal/kernel'
import { insertPerson, testId } from '@dallal/testkit'
import fc from 'fast-check'
import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '#platform/database'
import { createIds } from '#platform/ids'
import { jobs } from '#platform/jobs'
import { createOutbox } from '#platform/outbox'
import {
  type Charge,
  createSandboxGateway,
  GatewayUnavailable,
  type PaymentGateway,
  signWebhook,
} from '#platform/payments'
import { cancelTopUp } from './cancel-top-up.ts'
import { handleGatewayWebhook } from './handle-gateway-webhook.ts'
import { pollEndedTopUps, pollPendingTopUps } from './poll-top-ups.ts'
import { readBalances } from './read-balances.ts'
import { readStatement } from './read-statement.ts'
import { readTopUp, readTopUps } from './read-top-ups.ts'
import { returnUrlOf, startTopUp } from './start-top-up.ts'
import { openTestLedger, type TestLedger } from './test-ledger.ts'
import type { WalletPorts } from './wallet-ports.ts'
import { WEBHOOK_PATH, webhookMount } from './webhook-mount.ts'

const ids = createIds()
const SECRET = `whsec_${Buffer.from('a secret of thirty-two letters..').toString('base64')}`
const quiet = { debug() {}, info() {}, warn() {}, error() {}, with: () => quiet }

/** A gateway in memory that is told what becomes of its charges, and can fall silent. Its webhooks are really signed. */
class FakeGateway implements PaymentGateway {
  readonly charges = new Map<string, Charge>()
  silent = false
  private readonly wire = createSandboxGateway({ url: 'http://127.0.0.1:9', apiSecret: '', webhookSecret: SECRET })
  verifyWebhook = this.wire.verifyWebhook

  async createCharge({ reference }: { reference: string }) {
    this.hear()
    const id = `ch_${reference}`
    if (!this.charges.has(id)) this.charges.set(id, { id, reference, status: 'pending', taken: null })
    return { id, payPath: `/sandbox-gateway/pay/${id}` }
  }
  async getCharge(id: string) {
    this.hear()
    return this.charges.get(id) ?? null
  }
  async findCharge(reference: string) {
    this.hear()
    return [...this.charges.values()].find((charge) => charge.reference === reference) ?? null
  }
  settle(id: string, taken: Money | null, reference?: string): Charge {
    const known = this.charges.get(id)
    const charge: Charge = {
      id,
      reference: reference ?? known?.reference ?? '',
      status: taken ? 'succeeded' : 'declined',
      taken,
    }
    this.charges.set(id, charge)
    return charge
  }
  private hear(): void {
    if (this.silent) throw new GatewayUnavailable('silent')
  }
}

let t: TestLedger
let gateway: FakeGateway
let ports: WalletPorts
let realNow: Instant
let people = 0
beforeAll(async () => {
  t = await openTestLedger()
})
afterAll(() => t.close())

beforeEach(() => {
  gateway = new FakeGateway()
  realNow = instant('2026-11-25T10:00:00Z')
  t.clock.now = realNow
  const clock = {
    now: () => t.clock.now,
    realNow: () => realNow,
    offsetMs: () => 0,
    advance: async () => ok({ now: realNow, offsetMs: 0 }),
    standWhile() {},
    onMoved: () => () => {},
    close: async () => {},
  }
  ports = {
    database: t.db.database,
    clock,
    ids,
    outbox: createOutbox(ids, jobs),
    log: quiet,
    ledger: t.ledger,
    gateway,
    publicUrl: 'https://dallal.example',
  }
})

async function person(): Promise<Caller & { userId: UserId }> {
  people += 1
  const userId = testId<UserId>(1_000 + people)
  await insertPerson(t.db, userId, `Person ${people}`)
  return { userId, role: 'buyer' }
}

let keys = 0
const order = (minor: bigint, currency: Currency = 'SAR') => {
  keys += 1
  return {
    key: `key-${keys}-aaaaaaaaaaaa`,
    amount: money(minor, currency),
    locale: 'ar' as const,
    returnTo: '/ar/wallet',
  }
}

async function started(caller: Caller, minor = 50_000n) {
  const topUp = await startTopUp(ports, caller, order(minor))
  if (!topUp.ok) throw new Error(topUp.refusal.code)
  return topUp.value
}

function webhookOf(charge: Charge, id = 'msg_1', at = realNow) {
  const taken = charge.taken && { minor: charge.taken.minor.toString(), currency: charge.taken.currency }
  const body = JSON.stringify({
    type: `charge.${charge.status}`,
    charge: { ...charge, taken, pay_path: `/pay/${charge.id}` },
  })
  return { headers: new Headers(signWebhook(SECRET, id, at, body)), body }
}

const hear = (charge: Charge, id?: string, at?: Instant) => handleGatewayWebhook(ports, webhookOf(charge, id, at))

async function purse(caller: Caller) {
  const read = await readBalances(ports, caller)
  const sar = read.ok ? read.value.balances.find(({ currency }) => currency === 'SAR') : undefined
  return `available ${sar?.available.minor ?? 0}, incoming ${sar?.incoming.minor ?? 0}`
}

async function statusOf(caller: Caller, id: TopUpId) {
  const read = await readTopUp(ports, caller, id)
  return read.ok ? read.value.status : read.refusal.code
}

const suspense = async () =>
  (
    await t.db.asSuperuser<{ minor: string }>(
      `select coalesce(sum(amount_minor), 0)::text as minor from gateway_receipt where booked_as = 'suspense'`,
    )
  )[0]?.minor

describe('starting', () => {
  it('shows the amount as incoming and where to pay', async () => {
    const noor = await person()
    const topUp = await started(noor)
    expect(topUp.payPath).toBe(`/sandbox-gateway/pay/ch_${topUp.id}`)
    expect(await purse(noor)).toBe('available 0, incoming 50000')
    expect(await statusOf(noor, topUp.id)).toBe('pending')
    expect(await statusOf(await person(), topUp.id)).toBe('not_found')
    expect(await statusOf({ userId: null, role: 'anonymous' }, topUp.id)).toBe('not_signed_in')
  })

  it('twice under one key is once; another amount under it is refused', async () => {
    const noor = await person()
    const command = order(700n)
    const both = await Promise.all([startTopUp(ports, noor, command), startTopUp(ports, noor, command)])
    expect(both[0]).toEqual(both[1])
    expect(await startTopUp(ports, noor, { ...command, amount: money(701n, 'SAR') })).toEqual({
      ok: false,
      refusal: { code: 'key_reused' },
    })
    expect(await purse(noor)).toBe('available 0, incoming 700')
  })

  it.each([
    [9n, 'amount_out_of_bounds'],
    [-10n, 'amount_out_of_bounds'],
    [1_000_000_001n, 'amount_out_of_bounds'],
  ])('of %s is refused', async (minor, code) => {
    expect(await startTopUp(ports, await person(), order(minor))).toMatchObject({ ok: false, refusal: { code } })
  })

  it('is refused beyond five at once, however they come', async () => {
    const noor = await person()
    const all = await Promise.all(Array.from({ length: 20 }, () => startTopUp(ports, noor, order(100n))))
    expect(all.filter((each) => each.ok).length).toBe(5)
    expect(await purse(noor)).toBe('available 0, incoming 500')
  })

  it('while the gateway is silent may be tried again under the same key', async () => {
    const noor = await person()
    const command = order(900n)
    gateway.silent = true
    expect(await startTopUp(ports, noor, command)).toEqual({ ok: false, refusal: { code: 'gateway_unavailable' } })
    gateway.silent = false
    expect(await startTopUp(ports, noor, command)).toMatchObject({ ok: true, value: { status: 'pending' } })
    expect(await purse(noor)).toBe('available 0, incoming 900')
  })

  it.each([
    ['/ar/wallet?a=1', 'https://dallal.example/ar/wallet?a=1&topUp=1'],
    ['/\\evil.example', 'https://dallal.example/?topUp=1'],
    ['//evil.example', 'https://dallal.example/?topUp=1'],
  ])('comes back to %s only here', (returnTo, url) => {
    expect(returnUrlOf('https://dallal.example', { id: asId('00000000-0000-4000-8000-000000000001'), returnTo })).toBe(
      url.replace('topUp=1', 'topUp=00000000-0000-4000-8000-000000000001'),
    )
  })
})

describe('what the gateway tells', () => {
  const SAR = (minor: bigint) => money(minor, 'SAR')
  type Step = (id: string, own: TopUpId, caller: Caller) => Promise<unknown>
  const success: Step = (id) => hear(gateway.settle(id, SAR(50_000n)))
  const replay: Step = (id) => hear(gateway.charges.get(id) as Charge)
  const decline: Step = (id) => hear(gateway.settle(id, null))
  const cancel: Step = (_id, own, caller) => cancelTopUp(ports, caller, own)
  const wait: Step = async () => {
    t.clock.now = plusMs(t.clock.now, 31 * MS.minute)
    realNow = plusMs(realNow, 31 * MS.minute)
  }
  const poll: Step = () => pollPendingTopUps(ports)
  const pollEnded: Step = () => pollEndedTopUps(ports)
  const paidUnheard: Step = async (id) => gateway.settle(id, SAR(50_000n))
  const takes =
    (taken: Money, reference?: string): Step =>
    (id) =>
      hear(gateway.settle(id, taken, reference))
  const strange = takes(SAR(77n), 'not one of ours')
  const otherCharge: Step = (_id, own) => hear(gateway.settle(`ch_other_${own}`, SAR(50_000n), own))

  it.each<[string, Step[], string, string, number]>([
    ['confirms', [success], 'confirmed', 'available 50000, incoming 0', 0],
    ['confirms three times', [success, replay, replay], 'confirmed', 'available 50000, incoming 0', 0],
    ['declines', [decline], 'declined', 'available 0, incoming 0', 0],
    ['declines twice', [decline, replay], 'declined', 'available 0, incoming 0', 0],
    ['declines and then took it after all', [decline, success], 'declined', 'available 50000, incoming 0', 0],
    ['took it and then says declined', [success, decline], 'confirmed', 'available 50000, incoming 0', 0],
    ['nothing, until we ask', [paidUnheard, wait, poll], 'expired', 'available 50000, incoming 0', 0],
    ['nothing, and was not paid', [wait, poll], 'expired', 'available 0, incoming 0', 0],
    ['after it expired', [wait, poll, success], 'expired', 'available 50000, incoming 0', 0],
    ['after it expired, twice', [wait, poll, success, replay], 'expired', 'available 50000, incoming 0', 0],
    ['after it was cancelled', [cancel, success], 'cancelled', 'available 50000, incoming 0', 0],
    [
      'nothing after it was cancelled, until we ask',
      [cancel, paidUnheard, pollEnded],
      'cancelled',
      'available 50000, incoming 0',
      0,
    ],
    ['just before it is cancelled', [paidUnheard, cancel], 'confirmed', 'available 50000, incoming 0', 0],
    ['another amount', [takes(SAR(50_001n))], 'declined', 'available 0, incoming 0', 50_001],
    ['another amount, twice', [takes(SAR(1n)), replay], 'declined', 'available 0, incoming 0', 1],
    ['another currency', [takes(money(50_000n, 'KWD'))], 'declined', 'available 0, incoming 0', 50_000],
    ['another amount of a cancelled one', [cancel, takes(SAR(5n))], 'cancelled', 'available 0, incoming 0', 5],
    ['of a charge we never made', [strange], 'pending', 'available 0, incoming 50000', 77],
    ['of our top-up by another charge', [otherCharge], 'pending', 'available 0, incoming 50000', 50_000],
    [
      'of our top-up by another charge, and then the right one',
      [otherCharge, success],
      'confirmed',
      'available 50000, incoming 0',
      50_000,
    ],
  ])('%s', async (_what, steps, status, money, kept) => {
    const noor = await person()
    const topUp = await started(noor)
    const before = Number(await suspense())
    for (const step of steps) await step(topUp.chargeId as string, topUp.id, noor)
    expect([await statusOf(noor, topUp.id), await purse(noor), Number(await suspense()) - before]).toEqual([
      status,
      money,
      kept,
    ])
    await t.expectSound()
  })

  it('with a wrong signature or long ago is refused, and nothing else is', async () => {
    const noor = await person()
    const topUp = await started(noor)
    const charge = gateway.settle(topUp.chargeId as string, money(50_000n, 'SAR'))
    const forged = { ...webhookOf(charge), body: webhookOf(charge).body.replace('50000', '90000') }
    expect(await handleGatewayWebhook(ports, forged)).toEqual({
      ok: false,
      refusal: { code: 'webhook_signature_invalid' },
    })
    expect(await hear(charge, 'msg', plusMs(realNow, -6 * MS.minute))).toEqual({
      ok: false,
      refusal: { code: 'webhook_stale' },
    })
    expect(await purse(noor)).toBe('available 0, incoming 50000')
    const other = {
      headers: new Headers(signWebhook(SECRET, 'm', realNow, '{"type":"invoice.made"}')),
      body: '{"type":"invoice.made"}',
    }
    expect(await handleGatewayWebhook(ports, other)).toEqual(ok({ changed: false }))
    expect(await hear(charge)).toEqual(ok({ changed: true }))
    expect(await hear(charge)).toEqual(ok({ changed: false }))
  })

  it('many times at once counts once', async () => {
    const noor = await person()
    const topUp = await started(noor)
    const charge = gateway.settle(topUp.chargeId as string, money(50_000n, 'SAR'))
    const heard = await Promise.all(Array.from({ length: 12 }, () => hear(charge)))
    expect(heard.filter((each) => each.ok && each.value.changed).length).toBe(1)
    expect(await purse(noor)).toBe('available 50000, incoming 0')
  })
})

it('over HTTP a webhook is answered 200, or refused by name', async () => {
  const noor = await person()
  const topUp = await started(noor)
  const charge = gateway.settle(topUp.chargeId as string, money(50_000n, 'SAR'))
  const mount = webhookMount(ports)
  const send = async ({ headers, body }: { headers: Headers; body: string }) => {
    const answer = await mount.request(WEBHOOK_PATH, { method: 'POST', headers, body })
    return [answer.status, ((await answer.json().catch(() => ({}))) as { code?: string }).code]
  }
  expect(await send({ ...webhookOf(charge), body: '{}' })).toEqual([401, 'webhook_signature_invalid'])
  expect(await send(webhookOf(charge, 'msg', plusMs(realNow, -6 * MS.minute)))).toEqual([400, 'webhook_stale'])
  expect(await send({ headers: new Headers(), body: 'x'.repeat(70_000) })).toEqual([413, undefined])
  expect(await send(webhookOf(charge))).toEqual([200, undefined])
  expect(await send(webhookOf(charge))).toEqual([200, undefined])
  expect(await purse(noor)).toBe('available 50000, incoming 0')
})

it('the database shows a top-up to its owner alone, and lets no person write one', async () => {
  const [noor, sami] = [await person(), await person()]
  await started(noor)
  const run = (caller: Caller, statement: string) =>
    t.db.database.asCaller(caller, (tx) => tx.executeQuery<{ n: bigint }>(CompiledQuery.raw(statement, [])))
  expect((await run(noor, 'select count(*) as n from top_up')).rows[0]?.n).toBe(1n)
  expect((await run(sami, 'select count(*) as n from top_up')).rows[0]?.n).toBe(0n)
  expect((await run(noor, 'select count(*) as n from gateway_receipt')).rows[0]?.n).toBe(0n)
  for (const write of [
    `update top_up set status = 'confirmed', ended_at = now()`,
    'delete from top_up',
    `insert into gateway_receipt select * from gateway_receipt`,
  ]) {
    await expect(run(noor, write)).rejects.toThrow('permission denied')
  }
})

it('others are told of every change, in the transaction that made it', async () => {
  const noor = await person()
  const [paid, left] = [await started(noor), await started(noor)]
  const charge = gateway.settle(paid.chargeId as string, money(50_000n, 'SAR'))
  await hear(charge)
  await hear(charge)
  await cancelTopUp(ports, noor, left.id)
  await hear(gateway.settle(left.chargeId as string, money(50_000n, 'SAR')))
  const told = await t.db.asSuperuser<{ payload: { topUp: string; user: string; status: string } }>(
    `select payload from outbox where type = 'top_up_changed' and payload ->> 'user' = $1 order by id`,
    [noor.userId],
  )
  const changes = told.map(({ payload: { topUp, status } }) => [topUp, status])
  expect(changes.filter(([id]) => id === paid.id).map(([, status]) => status)).toEqual(['pending', 'confirmed'])
  // The last one: money that came after all.
  expect(changes.filter(([id]) => id === left.id).map(([, status]) => status)).toEqual([
    'pending',
    'cancelled',
    'cancelled',
  ])
})

it('what ended cannot be cancelled, and nobody cancels what is not theirs', async () => {
  const noor = await person()
  const topUp = await started(noor)
  expect(await cancelTopUp(ports, await person(), topUp.id)).toEqual({ ok: false, refusal: { code: 'not_found' } })
  expect(await cancelTopUp(ports, noor, topUp.id)).toMatchObject({ ok: true, value: { status: 'cancelled' } })
  expect(await cancelTopUp(ports, noor, topUp.id)).toEqual({ ok: false, refusal: { code: 'top_up_already_ended' } })
})

it('while the gateway is silent nothing expires', async () => {
  const noor = await person()
  const topUp = await started(noor)
  t.clock.now = plusMs(t.clock.now, MS.hour)
  gateway.silent = true
  await pollPendingTopUps(ports)
  expect(await statusOf(noor, topUp.id)).toBe('pending')
  gateway.silent = false
  await pollPendingTopUps(ports)
  expect(await statusOf(noor, topUp.id)).toBe('expired')
})

it('a statement tells what happened, newest first, page by page', async () => {
  const noor = await person()
  const first = await started(noor, 300n)
  await hear(gateway.settle(first.chargeId as string, money(300n, 'SAR')))
  const second = await started(noor, 200n)
  await cancelTopUp(ports, noor, second.id)
  const read = async (cursor?: string) => {
    const page = await readStatement(ports, noor, { currency: 'SAR', cursor, limit: 3 })
    if (!page.ok) throw new Error('refused')
    return {
      next: page.value.next,
      lines: page.value.items.map(({ kind, amount, after }) => `${kind} ${amount.minor} after ${after.minor}`),
    }
  }
  const newest = await read()
  expect(newest.lines).toEqual(['top_up_failed -200 after 300', 'top_up_started 200 after 300', 'top_up 300 after 300'])
  expect(await read(newest.next ?? '')).toEqual({ next: null, lines: ['top_up_started 300 after 0'] })
  const list = await readTopUps(ports, noor, { limit: 1 })
  expect(list).toMatchObject({ ok: true, value: { items: [{ id: second.id, payUrl: null }], next: second.id } })
})

it('whatever a gateway does on its worst days, the ledger is its file to the unit', async () => {
  const step = fc.record({
    what: fc.constantFrom(
      'start',
      'start',
      'pay',
      'pay',
      'decline',
      'tell',
      'tell',
      'tell',
      'cancel',
      'wait',
      'poll',
      'poll ended',
      'stranger',
      'silence',
    ),
    which: fc.nat(5),
    taken: fc.constantFrom<[bigint, Currency]>(
      [1_000n, 'SAR'],
      [1_000n, 'SAR'],
      [1_000n, 'SAR'],
      [999n, 'SAR'],
      [1_000n, 'KWD'],
    ),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      gateway = new FakeGateway()
      ports = { ...ports, gateway }
      const noor = await person()
      const own: { id: TopUpId; charge: string }[] = []
      for (const [n, { what, which, taken }] of steps.entries()) {
        const chosen = own[which % Math.max(1, own.length)]
        const charge = chosen && gateway.charges.get(chosen.charge)
        if (what === 'start') {
          const topUp = await startTopUp(ports, noor, order(1_000n))
          if (topUp.ok && topUp.value.chargeId) own.push({ id: topUp.value.id, charge: topUp.value.chargeId })
        }
        if (what === 'pay' && charge && charge.status !== 'succeeded') gateway.settle(charge.id, money(...taken))
        if (what === 'decline' && charge?.status === 'pending') gateway.settle(charge.id, null)
        if (what === 'tell' && charge) await hear(charge, `msg_${n}`)
        if (what === 'cancel' && chosen) await cancelTopUp(ports, noor, chosen.id)
        if (what === 'wait') t.clock.now = plusMs(t.clock.now, 20 * MS.minute)
        if (what === 'poll') await pollPendingTopUps(ports)
        if (what === 'poll ended') await pollEndedTopUps(ports)
        if (what === 'stranger')
          await hear(gateway.settle(`ch_stranger_${noor.userId}_${n}`, money(...taken), `stranger ${n}`))
        if (what === 'silence') gateway.silent = !gateway.silent
      }
      // In the end everything is heard of: every charge is told once more, and what is left expires.
      gateway.silent = false
      for (const charge of gateway.charges.values()) await hear(charge, `last_${charge.id}`)
      t.clock.now = plusMs(t.clock.now, MS.hour)
      await pollPendingTopUps(ports)

      const ids = [...gateway.charges.keys()]
      const file = [...gateway.charges.values()].flatMap(({ id, taken }) =>
        taken ? [`${id} ${taken.minor} ${taken.currency}`] : [],
      )
      const receipts = await t.db.asSuperuser<{ line: string }>(
        `select charge_id || ' ' || amount_minor || ' ' || currency as line from gateway_receipt where charge_id = any ($1)`,
        [ids],
      )
      expect(receipts.map(({ line }) => line).sort()).toEqual(file.sort())
      const inWallet = await t.db.asSuperuser<{ minor: string }>(
        `select coalesce(sum(amount_minor), 0)::text as minor from gateway_receipt where charge_id = any ($1) and booked_as <> 'suspense'`,
        [ids],
      )
      expect(await purse(noor)).toBe(`available ${inWallet[0]?.minor}, incoming 0`)
    }),
    { numRuns: 25 },
  )
  const { rows } = await t.db.database.asSystem((tx) =>
    sql<{
      posted: bigint
      pending: bigint
    }>`select sum(credit_minor - debit_minor)::bigint as posted, sum(pending_debit_minor)::bigint as pending
      from ledger.account_balance where code = 'gateway_clearing' and currency = 'KWD'`.execute(tx),
  )
  expect(rows).toHaveLength(1)
  await t.expectSound()
}, 60_000)
