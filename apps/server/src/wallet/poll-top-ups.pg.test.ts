import { MS, money, plusMs } from '@dallal/kernel'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Charge } from '#platform/payments'
import { pollPendingTopUps } from './poll-top-ups.ts'
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
