import { asId, err, ok, type UserId } from '@dallal/kernel'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '#platform/database'
import { fingerprintOf, withIdempotency } from './idempotency.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

const sami: Caller = { userId: asId<UserId>('00000000-0000-7000-8000-00000000000b'), role: 'buyer' }
const noor: Caller = { userId: asId<UserId>('00000000-0000-7000-8000-00000000000a'), role: 'buyer' }

/** Counts how often the work was really done. */
function counter() {
  let done = 0
  return { work: async () => ok({ number: ++done }), done: () => done }
}

const once = (
  caller: Caller,
  key: string,
  body: unknown,
  work: () => Promise<ReturnType<typeof ok<{ number: number }>>>,
) => db.database.asCaller(caller, (tx) => withIdempotency(tx, caller, { key, route: 'top-up', body }, work))

describe('a command with a key', () => {
  it('repeated, answers the first success and does nothing', async () => {
    const { work, done } = counter()
    const first = await once(sami, 'key-repeated', { amount: '5', currency: 'SAR' }, work)
    const again = await once(sami, 'key-repeated', { currency: 'SAR', amount: '5' }, work)
    expect([first, again]).toEqual([ok({ number: 1 }), ok({ number: 1 })])
    expect(done()).toBe(1)
  })

  it('sent twenty times at once, is done once', async () => {
    const { work, done } = counter()
    const all = await Promise.all(Array.from({ length: 20 }, () => once(sami, 'key-at-once', {}, work)))
    expect(new Set(all.map((result) => JSON.stringify(result)))).toEqual(new Set([JSON.stringify(ok({ number: 1 }))]))
    expect(done()).toBe(1)
  })

  it('with another body, or for another operation, is refused', async () => {
    const { work, done } = counter()
    await once(sami, 'key-changed', { amount: '5' }, work)
    expect(await once(sami, 'key-changed', { amount: '6' }, work)).toEqual(err({ code: 'key_reused' }))
    const elsewhere = db.database.asCaller(sami, (tx) =>
      withIdempotency(tx, sami, { key: 'key-changed', route: 'payout', body: { amount: '5' } }, work),
    )
    expect(await elsewhere).toEqual(err({ code: 'key_reused' }))
    expect(done()).toBe(1)
  })

  it('of another person is another key', async () => {
    const { work } = counter()
    await once(sami, 'key-shared', {}, work)
    expect(await once(noor, 'key-shared', {}, work)).toEqual(ok({ number: 2 }))
  })

  it('refused or failed, may be tried again', async () => {
    const { work } = counter()
    const attempt = (work: () => Promise<ReturnType<typeof err<{ code: string }>>>) =>
      db.database.asCaller(sami, (tx) =>
        withIdempotency(tx, sami, { key: 'key-again', route: 'top-up', body: {} }, work),
      )
    expect(await attempt(async () => err({ code: 'insufficient_funds' }))).toEqual(err({ code: 'insufficient_funds' }))
    await expect(attempt(() => Promise.reject(new Error('on purpose')))).rejects.toThrow('on purpose')
    expect(await once(sami, 'key-again', {}, work)).toEqual(ok({ number: 1 }))
  })
})

it('a fingerprint does not depend on the order of names, but on everything else', () => {
  expect(fingerprintOf({ a: 1, b: [1, 2] })).toBe(fingerprintOf({ b: [1, 2], a: 1 }))
  expect(fingerprintOf({ b: [1, 2] })).not.toBe(fingerprintOf({ b: [2, 1] }))
  expect(fingerprintOf({ a: 1n })).not.toBe(fingerprintOf({ a: 2n }))
})
