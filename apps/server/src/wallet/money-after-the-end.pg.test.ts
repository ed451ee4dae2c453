import { money, type TopUpId } from '@dallal/kernel'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Caller } from '#platform/database'
import type { Taken } from '#platform/payments'
import { cancelTopUp } from './cancel-top-up.ts'
import { readStatement } from './read-statement.ts'
import { readTopUp, readTopUps } from './read-top-ups.ts'
import { openTestTopUps, type TestTopUps } from './test-top-ups.ts'

let w: TestTopUps
beforeAll(async () => {
  w = await openTestTopUps()
})
afterAll(() => w.close())
beforeEach(() => w.begin())

/** What the owner is told of a top-up: by its own page, by the list, and by the lines of the statement, oldest first. */
async function told(caller: Caller, id: TopUpId) {
  const one = await readTopUp(w.ports, caller, id)
  const list = await readTopUps(w.ports, caller, { limit: 5 })
  const lines = await readStatement(w.ports, caller, { currency: 'SAR', limit: 9 })
  if (!one.ok || !list.ok || !lines.ok) throw new Error('refused')
  expect(list.value.items.find((each) => each.id === id)).toEqual(one.value)
  return {
    status: one.value.status,
    received: one.value.received.map(
      ({ into, amount }) => `${into} ${amount ? `${amount.minor} ${amount.currency}` : '?'}`,
    ),
    lines: lines.value.items.map(({ kind, topUp }) => (topUp === id ? kind : 'of another')).reverse(),
  }
}

it.each<[string, { gaveUp: boolean; taken: Taken; byAnother?: boolean }, Awaited<ReturnType<typeof told>>]>([
  [
    'paid in time',
    { gaveUp: false, taken: money(50_000n, 'SAR') },
    { status: 'confirmed', received: ['wallet 50000 SAR'], lines: ['top_up_started', 'top_up'] },
  ],
  [
    'given up, and paid all the same',
    { gaveUp: true, taken: money(50_000n, 'SAR') },
    { status: 'cancelled', received: ['wallet 50000 SAR'], lines: ['top_up_started', 'top_up_failed', 'top_up_late'] },
  ],
  [
    'charged another amount',
    { gaveUp: false, taken: money(50_001n, 'SAR') },
    { status: 'declined', received: ['suspense 50001 SAR'], lines: ['top_up_started', 'top_up_kept'] },
  ],
  [
    'charged in another currency',
    { gaveUp: false, taken: money(50_000n, 'KWD') },
    { status: 'declined', received: ['suspense 50000 KWD'], lines: ['top_up_started', 'top_up_kept'] },
  ],
  [
    'given up, and charged another amount',
    { gaveUp: true, taken: money(1n, 'SAR') },
    { status: 'cancelled', received: ['suspense 1 SAR'], lines: ['top_up_started', 'top_up_kept'] },
  ],
  [
    'charged in a currency that is none of ours',
    { gaveUp: false, taken: { minor: 9n, currency: 'THB' } },
    { status: 'declined', received: ['suspense ?'], lines: ['top_up_started', 'top_up_kept'] },
  ],
  [
    'charged besides by somebody else',
    { gaveUp: false, taken: money(50_000n, 'SAR'), byAnother: true },
    { status: 'pending', received: ['suspense 50000 SAR'], lines: ['top_up_started'] },
  ],
])('a top-up %s is told of as it is', async (_what, { gaveUp, taken, byAnother }, expected) => {
  const noor = await w.person()
  const topUp = await w.started(noor)
  if (gaveUp) await cancelTopUp(w.ports, noor, topUp.id)
  const charge = byAnother ? `ch_other_${topUp.id}` : (topUp.chargeId as string)
  await w.hear(w.gateway.settle(charge, taken, topUp.id))
  expect(await told(noor, topUp.id)).toEqual(expected)
})

it('nobody sees what was taken from others', async () => {
  const [noor, sami] = [await w.person(), await w.person()]
  const topUp = await w.started(noor)
  await w.hear(w.gateway.settle(topUp.chargeId as string, money(1n, 'SAR')))
  const strange = await w.started(noor)
  await w.hear(w.gateway.settle(strange.chargeId as string, { minor: 9n, currency: 'THB' }))
  await w.hear(w.gateway.settle('ch_nobody', money(5n, 'SAR'), 'of nobody'))
  const rows = (caller: Caller) =>
    w.t.db.database.asCaller(caller, async (tx) => [
      (await tx.selectFrom('gateway_receipt').select('charge_id').execute()).length,
      (await tx.selectFrom('unbookable_charge').select('charge_id').execute()).length,
    ])
  expect(await rows(noor)).toEqual([1, 1])
  expect(await rows(sami)).toEqual([0, 0])
})
