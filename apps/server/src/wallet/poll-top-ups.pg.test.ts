import { MS, money, plusMs } from '@dallal/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '#platform/database'
import type { Charge } from '#platform/payments'
import { cancelTopUp } from './cancel-top-up.ts'
import { pollEndedTopUps, pollPendingTopUps } from './poll-top-ups.ts'
import { openTestTopUps, type TestTopUps } from './test-top-ups.ts'

let w: TestTopUps
beforeAll(async () => {
  w = await openTestTopUps()
})
afterAll(() => w.close())
beforeEach(() => w.begin())

const wait = (ms: number) => {
  w.t.clock.now = plusMs(w.t.clock.now, ms)
}

it('one charge that nobody understands keeps nobody else from their money', async () => {
  const [noor, sami] = [await w.person(), await w.person()]
  const odd = await w.started(noor)
  wait(1_000)
  const paid = await w.started(sami)
  w.gateway.garbled.add(odd.chargeId as string)
  w.gateway.settle(paid.chargeId as string, money(50_000n, 'SAR'))
  wait(MS.minute)
  await pollPendingTopUps(w.ports)
  expect(await w.purse(sami)).toBe('available 50000, incoming 0')
  expect(await w.statusOf(noor, odd.id)).toBe('pending')
  expect(w.errors).toMatchObject([{ facts: { topUp: odd.id, charge: odd.chargeId } }])
})

it('one that fails in our own hands is left too, and told', async () => {
  const [noor, sami] = [await w.person(), await w.person()]
  const odd = await w.started(noor)
  wait(1_000)
  const paid = await w.started(sami)
  // A charge that says it succeeded and took nothing, which no reading of ours lets through.
  const impossible: Charge = { id: odd.chargeId as string, reference: odd.id, status: 'succeeded', taken: null }
  w.gateway.charges.set(impossible.id, impossible)
  w.gateway.settle(paid.chargeId as string, money(50_000n, 'SAR'))
  wait(MS.minute)
  await pollPendingTopUps(w.ports)
  expect(await w.purse(sami)).toBe('available 50000, incoming 0')
  expect(w.errors).toMatchObject([{ facts: { topUp: odd.id } }])
})

describe('whoever begins and gives up often pushes nobody out', () => {
  const MANY = 230
  const beginAndCancel = async (caller: Caller) => {
    const topUp = await w.started(caller)
    await cancelTopUp(w.ports, caller, topUp.id)
    return topUp
  }
  const flood = async (caller: Caller) => {
    for (let n = 0; n < MANY; n += 1) await beginAndCancel(caller)
  }

  it.each(['before', 'after'])('also when the other one paid %s the flood', async (when) => {
    const [noor, flooder] = [await w.person(), await w.person()]
    if (when === 'after') await flood(flooder)
    wait(1_000)
    const left = await beginAndCancel(noor)
    w.gateway.settle(left.chargeId as string, money(50_000n, 'SAR'))
    wait(1_000)
    if (when === 'before') await flood(flooder)
    await pollEndedTopUps(w.ports)
    await pollEndedTopUps(w.ports)
    expect(await w.purse(noor)).toBe('available 50000, incoming 0')
    await w.t.expectSound()
  })

  it('also when it is those that wait to be paid', async () => {
    const noor = await w.person()
    for (let n = 0; n < MANY; n += 1) await w.started(await w.person(), 100n)
    wait(1_000)
    const paid = await w.started(noor)
    w.gateway.settle(paid.chargeId as string, money(50_000n, 'SAR'))
    wait(MS.minute)
    await pollPendingTopUps(w.ports)
    await pollPendingTopUps(w.ports)
    expect(await w.purse(noor)).toBe('available 50000, incoming 0')
  })
})

it('one that the gateway is always silent about does not silence the others', async () => {
  const [noor, sami] = [await w.person(), await w.person()]
  const mute = await w.started(noor)
  wait(1_000)
  const paid = await w.started(sami)
  w.gateway.settle(paid.chargeId as string, money(50_000n, 'SAR'))
  w.gateway.muteAbout.add(mute.chargeId as string)
  wait(MS.minute)
  await pollPendingTopUps(w.ports)
  await pollPendingTopUps(w.ports)
  expect(await w.purse(sami)).toBe('available 50000, incoming 0')
})

it('one given up is asked about eleven times in three days, and then never again', async () => {
  const noor = await w.person()
  const left = await w.started(noor)
  await cancelTopUp(w.ports, noor, left.id)
  w.gateway.asked.length = 0
  for (let minutes = 0; minutes < 4 * 24 * 60; minutes += 5) {
    await pollEndedTopUps(w.ports)
    wait(5 * MS.minute)
  }
  expect(w.gateway.asked.filter((id) => id === left.chargeId)).toHaveLength(11)
})

it.each([
  ['are waited for', `status = 'pending'`, 'top_up_pending_ask_idx'],
  ['ended without money', `status in ('cancelled', 'expired')`, 'top_up_ended_ask_idx'],
])('an index finds whose turn it is among those that %s', async (_which, where, index) => {
  const plan = await w.t.db.database.asSystem(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    await sql`set local enable_sort = off`.execute(tx)
    return sql<{ 'QUERY PLAN': string }>`
      explain select id from top_up where ${sql.raw(where)} and ask_at <= now() order by ask_at limit 200`.execute(tx)
  })
  expect(plan.rows.map((line) => line['QUERY PLAN']).join('\n')).toContain(index)
})
