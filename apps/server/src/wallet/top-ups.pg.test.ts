import { asId, money } from '@dallal/kernel'
import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '#platform/database'
import { cancelTopUp } from './cancel-top-up.ts'
import { readStatement } from './read-statement.ts'
import { readTopUps } from './read-top-ups.ts'
import { returnUrlOf, startTopUp } from './start-top-up.ts'
import { openTestTopUps, type TestTopUps } from './test-top-ups.ts'

let w: TestTopUps
beforeAll(async () => {
  w = await openTestTopUps()
})
afterAll(() => w.close())
beforeEach(() => w.begin())

describe('starting', () => {
  it('shows the amount as incoming and where to pay', async () => {
    const noor = await w.person()
    const topUp = await w.started(noor)
    expect(topUp.payPath).toBe(`/sandbox-gateway/pay/ch_${topUp.id}`)
    expect(await w.purse(noor)).toBe('available 0, incoming 50000')
    expect(await w.statusOf(noor, topUp.id)).toBe('pending')
    expect(await w.statusOf(await w.person(), topUp.id)).toBe('not_found')
    expect(await w.statusOf({ userId: null, role: 'anonymous' }, topUp.id)).toBe('not_signed_in')
  })

  it('twice under one key is once; another amount under it is refused', async () => {
    const noor = await w.person()
    const command = w.order(700n)
    const both = await Promise.all([startTopUp(w.ports, noor, command), startTopUp(w.ports, noor, command)])
    expect(both[0]).toEqual(both[1])
    expect(await startTopUp(w.ports, noor, { ...command, amount: money(701n, 'SAR') })).toEqual({
      ok: false,
      refusal: { code: 'key_reused' },
    })
    expect(await w.purse(noor)).toBe('available 0, incoming 700')
  })

  it.each([
    [9n, 'amount_out_of_bounds'],
    [-10n, 'amount_out_of_bounds'],
    [1_000_000_001n, 'amount_out_of_bounds'],
  ])('of %s is refused', async (minor, code) => {
    expect(await startTopUp(w.ports, await w.person(), w.order(minor))).toMatchObject({ ok: false, refusal: { code } })
  })

  it('is refused beyond five at once, however they come', async () => {
    const noor = await w.person()
    const all = await Promise.all(Array.from({ length: 20 }, () => startTopUp(w.ports, noor, w.order(100n))))
    expect(all.filter((each) => each.ok).length).toBe(5)
    expect(await w.purse(noor)).toBe('available 0, incoming 500')
  })

  it('while the gateway is silent may be tried again under the same key', async () => {
    const noor = await w.person()
    const command = w.order(900n)
    w.gateway.silent = true
    expect(await startTopUp(w.ports, noor, command)).toEqual({ ok: false, refusal: { code: 'gateway_unavailable' } })
    w.gateway.silent = false
    expect(await startTopUp(w.ports, noor, command)).toMatchObject({ ok: true, value: { status: 'pending' } })
    expect(await w.purse(noor)).toBe('available 0, incoming 900')
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

it('the database shows a top-up to its owner alone, and lets no person write one', async () => {
  const [noor, sami] = [await w.person(), await w.person()]
  await w.started(noor)
  const run = (caller: Caller, statement: string) =>
    w.t.db.database.asCaller(caller, (tx) => tx.executeQuery<{ n: bigint }>(CompiledQuery.raw(statement, [])))
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
  const noor = await w.person()
  const [paid, left] = [await w.started(noor), await w.started(noor)]
  const charge = w.gateway.settle(paid.chargeId as string, money(50_000n, 'SAR'))
  await w.hear(charge)
  await w.hear(charge)
  await cancelTopUp(w.ports, noor, left.id)
  await w.hear(w.gateway.settle(left.chargeId as string, money(50_000n, 'SAR')))
  const told = await w.t.db.asSuperuser<{ payload: { topUp: string; user: string; status: string } }>(
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
  const noor = await w.person()
  const topUp = await w.started(noor)
  expect(await cancelTopUp(w.ports, await w.person(), topUp.id)).toEqual({ ok: false, refusal: { code: 'not_found' } })
  expect(await cancelTopUp(w.ports, noor, topUp.id)).toMatchObject({ ok: true, value: { status: 'cancelled' } })
  expect(await cancelTopUp(w.ports, noor, topUp.id)).toEqual({ ok: false, refusal: { code: 'top_up_already_ended' } })
})

it('a statement tells what happened, newest first, page by page', async () => {
  const noor = await w.person()
  const first = await w.started(noor, 300n)
  await w.hear(w.gateway.settle(first.chargeId as string, money(300n, 'SAR')))
  const second = await w.started(noor, 200n)
  await cancelTopUp(w.ports, noor, second.id)
  const read = async (cursor?: string) => {
    const page = await readStatement(w.ports, noor, { currency: 'SAR', cursor, limit: 3 })
    if (!page.ok) throw new Error('refused')
    return {
      next: page.value.next,
      lines: page.value.items.map(({ kind, amount, after }) => `${kind} ${amount.minor} after ${after.minor}`),
    }
  }
  const newest = await read()
  expect(newest.lines).toEqual(['top_up_failed -200 after 300', 'top_up_started 200 after 300', 'top_up 300 after 300'])
  expect(await read(newest.next ?? '')).toEqual({ next: null, lines: ['top_up_started 300 after 0'] })
  const list = await readTopUps(w.ports, noor, { limit: 1 })
  expect(list).toMatchObject({ ok: true, value: { items: [{ id: second.id, payUrl: null }], next: second.id } })
})
