import { type Currency, type Money, MS, money, ok, plusMs, type TopUpId } from '@dallal/kernel'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '#platform/database'
import { type Charge, signWebhook } from '#platform/payments'
import { applyCharge } from './apply-charge.ts'
import { cancelTopUp } from './cancel-top-up.ts'
import { handleGatewayWebhook } from './handle-gateway-webhook.ts'
import { pollEndedTopUps, pollPendingTopUps } from './poll-top-ups.ts'
import { startTopUp } from './start-top-up.ts'
import { openTestTopUps, type TestTopUps, WEBHOOK_SECRET } from './test-top-ups.ts'
import { WEBHOOK_PATH, webhookMount } from './webhook-mount.ts'

let w: TestTopUps
beforeAll(async () => {
  w = await openTestTopUps()
})
afterAll(() => w.close())
beforeEach(() => w.begin())

describe('what the gateway tells', () => {
  const SAR = (minor: bigint) => money(minor, 'SAR')
  type Step = (id: string, own: TopUpId, caller: Caller) => Promise<unknown>
  const success: Step = (id) => w.hear(w.gateway.settle(id, SAR(50_000n)))
  const replay: Step = (id) => w.hear(w.gateway.charges.get(id) as Charge)
  const decline: Step = (id) => w.hear(w.gateway.settle(id, null))
  const cancel: Step = (_id, own, caller) => cancelTopUp(w.ports, caller, own)
  const wait: Step = async () => {
    w.t.clock.now = plusMs(w.t.clock.now, 31 * MS.minute)
    w.realNow = plusMs(w.realNow, 31 * MS.minute)
  }
  const poll: Step = () => pollPendingTopUps(w.ports)
  const pollEnded: Step = () => pollEndedTopUps(w.ports)
  const paidUnheard: Step = async (id) => w.gateway.settle(id, SAR(50_000n))
  const takes =
    (taken: Money, reference?: string): Step =>
    (id) =>
      w.hear(w.gateway.settle(id, taken, reference))
  const strange = takes(SAR(77n), 'not one of ours')
  const otherCharge: Step = (_id, own) => w.hear(w.gateway.settle(`ch_other_${own}`, SAR(50_000n), own))

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
    const noor = await w.person()
    const topUp = await w.started(noor)
    const before = await w.suspense()
    for (const step of steps) await step(topUp.chargeId as string, topUp.id, noor)
    expect([await w.statusOf(noor, topUp.id), await w.purse(noor), (await w.suspense()) - before]).toEqual([
      status,
      money,
      kept,
    ])
    await w.t.expectSound()
  })

  it('with a wrong signature or long ago is refused, and nothing else is', async () => {
    const noor = await w.person()
    const topUp = await w.started(noor)
    const charge = w.gateway.settle(topUp.chargeId as string, money(50_000n, 'SAR'))
    const forged = { ...w.webhookOf(charge), body: w.webhookOf(charge).body.replace('50000', '90000') }
    expect(await handleGatewayWebhook(w.ports, forged)).toEqual({
      ok: false,
      refusal: { code: 'webhook_signature_invalid' },
    })
    expect(await w.hear(charge, 'msg', plusMs(w.realNow, -6 * MS.minute))).toEqual({
      ok: false,
      refusal: { code: 'webhook_stale' },
    })
    expect(await w.purse(noor)).toBe('available 0, incoming 50000')
    const other = {
      headers: new Headers(signWebhook(WEBHOOK_SECRET, 'm', w.realNow, '{"type":"invoice.made"}')),
      body: '{"type":"invoice.made"}',
    }
    expect(await handleGatewayWebhook(w.ports, other)).toEqual(ok({ changed: false }))
    expect(await w.hear(charge)).toEqual(ok({ changed: true }))
    expect(await w.hear(charge)).toEqual(ok({ changed: false }))
  })

  it('many times at once counts once', async () => {
    const noor = await w.person()
    const topUp = await w.started(noor)
    const charge = w.gateway.settle(topUp.chargeId as string, money(50_000n, 'SAR'))
    const heard = await Promise.all(Array.from({ length: 12 }, () => w.hear(charge)))
    expect(heard.filter((each) => each.ok && each.value.changed).length).toBe(1)
    expect(await w.purse(noor)).toBe('available 50000, incoming 0')
  })
})

it('paid in its last moment it is confirmed, also when the moment has passed before the ledger is asked', async () => {
  const noor = await w.person()
  const topUp = await w.started(noor)
  const last = plusMs(topUp.expiresAt, -1)
  w.t.clock.now = topUp.expiresAt
  const ports = { ...w.ports, clock: { ...w.ports.clock, now: () => last } }
  await applyCharge(ports, w.gateway.settle(topUp.chargeId as string, money(50_000n, 'SAR')))
  expect([await w.statusOf(noor, topUp.id), await w.purse(noor)]).toEqual(['confirmed', 'available 50000, incoming 0'])
  await w.t.expectSound()
})

it('while the gateway is silent nothing expires', async () => {
  const noor = await w.person()
  const topUp = await w.started(noor)
  w.t.clock.now = plusMs(w.t.clock.now, MS.hour)
  w.gateway.silent = true
  await pollPendingTopUps(w.ports)
  expect(await w.statusOf(noor, topUp.id)).toBe('pending')
  w.gateway.silent = false
  await pollPendingTopUps(w.ports)
  expect(await w.statusOf(noor, topUp.id)).toBe('expired')
})

it('over HTTP a webhook is answered 200, or refused by name', async () => {
  const noor = await w.person()
  const topUp = await w.started(noor)
  const charge = w.gateway.settle(topUp.chargeId as string, money(50_000n, 'SAR'))
  const mount = webhookMount(w.ports)
  const send = async ({ headers, body }: { headers: Headers; body: string }) => {
    const answer = await mount.request(WEBHOOK_PATH, { method: 'POST', headers, body })
    return [answer.status, ((await answer.json().catch(() => ({}))) as { code?: string }).code]
  }
  expect(await send({ ...w.webhookOf(charge), body: '{}' })).toEqual([401, 'webhook_signature_invalid'])
  expect(await send(w.webhookOf(charge, 'msg', plusMs(w.realNow, -6 * MS.minute)))).toEqual([400, 'webhook_stale'])
  expect(await send({ headers: new Headers(), body: 'x'.repeat(70_000) })).toEqual([413, undefined])
  expect(await send(w.webhookOf(charge))).toEqual([200, undefined])
  expect(await send(w.webhookOf(charge))).toEqual([200, undefined])
  expect(await w.purse(noor)).toBe('available 50000, incoming 0')
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
      w.begin()
      const noor = await w.person()
      const own: { id: TopUpId; charge: string }[] = []
      for (const [n, { what, which, taken }] of steps.entries()) {
        const chosen = own[which % Math.max(1, own.length)]
        const charge = chosen && w.gateway.charges.get(chosen.charge)
        if (what === 'start') {
          const topUp = await startTopUp(w.ports, noor, w.order(1_000n))
          if (topUp.ok && topUp.value.chargeId) own.push({ id: topUp.value.id, charge: topUp.value.chargeId })
        }
        if (what === 'pay' && charge && charge.status !== 'succeeded') w.gateway.settle(charge.id, money(...taken))
        if (what === 'decline' && charge?.status === 'pending') w.gateway.settle(charge.id, null)
        if (what === 'tell' && charge) await w.hear(charge, `msg_${n}`)
        if (what === 'cancel' && chosen) await cancelTopUp(w.ports, noor, chosen.id)
        if (what === 'wait') w.t.clock.now = plusMs(w.t.clock.now, 20 * MS.minute)
        if (what === 'poll') await pollPendingTopUps(w.ports)
        if (what === 'poll ended') await pollEndedTopUps(w.ports)
        if (what === 'stranger')
          await w.hear(w.gateway.settle(`ch_stranger_${noor.userId}_${n}`, money(...taken), `stranger ${n}`))
        if (what === 'silence') w.gateway.silent = !w.gateway.silent
      }
      // In the end everything is heard of: every charge is told once more, and what is left expires.
      w.gateway.silent = false
      for (const charge of w.gateway.charges.values()) await w.hear(charge, `last_${charge.id}`)
      w.t.clock.now = plusMs(w.t.clock.now, MS.hour)
      await pollPendingTopUps(w.ports)

      const ids = [...w.gateway.charges.keys()]
      const file = [...w.gateway.charges.values()].flatMap(({ id, taken }) =>
        taken ? [`${id} ${taken.minor} ${taken.currency}`] : [],
      )
      const receipts = await w.t.db.asSuperuser<{ line: string }>(
        `select charge_id || ' ' || amount_minor || ' ' || currency as line from gateway_receipt where charge_id = any ($1)`,
        [ids],
      )
      expect(receipts.map(({ line }) => line).sort()).toEqual(file.sort())
      const inWallet = await w.t.db.asSuperuser<{ minor: string }>(
        `select coalesce(sum(amount_minor), 0)::text as minor from gateway_receipt where charge_id = any ($1) and booked_as <> 'suspense'`,
        [ids],
      )
      expect(await w.purse(noor)).toBe(`available ${inWallet[0]?.minor}, incoming 0`)
    }),
    { numRuns: 25 },
  )
  const { rows } = await w.t.db.database.asSystem((tx) =>
    sql<{
      posted: bigint
      pending: bigint
    }>`select sum(credit_minor - debit_minor)::bigint as posted, sum(pending_debit_minor)::bigint as pending
      from ledger.account_balance where code = 'gateway_clearing' and currency = 'KWD'`.execute(tx),
  )
  expect(rows).toHaveLength(1)
  await w.t.expectSound()
}, 60_000)
