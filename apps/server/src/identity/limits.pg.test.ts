import { MS } from '@dallal/kernel'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityWorld, PASSWORD, refused, someEmail, type World } from './identity.test-world.ts'

// Fewer than in earnest, because every try costs a slow password check. What is counted, and for whom, is the same.
const ADDRESS = 6
const ACCOUNT = 3
const limits = { sign_in: { address: [ADDRESS, 10 * MS.minute], account: [ACCOUNT, 15 * MS.minute] } } as const

let db: TestDatabase
let world: World
beforeAll(async () => {
  db = await openTestDatabase()
  world = identityWorld(db, { limits })
})
afterAll(() => db.close())

async function someAccount() {
  const email = someEmail()
  await world.browser().identity.signUp({ email, password: PASSWORD, name: 'Noor', locale: 'ar' })
  return email
}

const guess = async (browser = world.browser(), email = someEmail()) =>
  (await refused(browser.identity.signIn({ email, password: 'a wrong guess' }))).code

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

describe('an account', () => {
  it('is held back after too many tries from however many addresses, and then refuses the right password too', async () => {
    const email = await someAccount()
    for (const _ of times(ACCOUNT)) expect(await guess(world.browser(), email)).toBe('sign_in_failed')
    const right = () => world.browser().identity.signIn({ email, password: PASSWORD })
    expect(await refused(right())).toEqual({ code: 'too_many_requests', retryAfterSeconds: 900 })

    world.pass(15 * MS.minute)
    expect((await right()).email).toBe(email)
  })

  it('is not held back by failures its owner has made good', async () => {
    const email = await someAccount()
    for (const _ of times(3)) {
      for (const _ of times(ACCOUNT - 1)) expect(await guess(world.browser(), email)).toBe('sign_in_failed')
      await world.browser().identity.signIn({ email, password: PASSWORD })
    }
  })

  it('takes no more tries when they come all at once', async () => {
    const email = await someAccount()
    const codes = await Promise.all(times(40).map(() => guess(world.browser(), email)))
    expect(codes.filter((code) => code === 'sign_in_failed')).toHaveLength(ACCOUNT)
    expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(40 - ACCOUNT)
  })
})

describe('an address', () => {
  it('is held back after too many tries on however many accounts, all at once too', async () => {
    const one = world.browser()
    const codes = await Promise.all(times(40).map(() => guess(one)))
    expect(codes.filter((code) => code === 'sign_in_failed')).toHaveLength(ADDRESS)
    expect(await guess(one)).toBe('too_many_requests')
    world.pass(10 * MS.minute)
    expect(await guess(one)).toBe('sign_in_failed')
  })

  it('is the whole network of one subscriber when it is IPv6', async () => {
    const codes: string[] = []
    for (const host of times(ADDRESS + 2)) codes.push(await guess(world.browser(`2001:db8:7:7::${host.toString(16)}`)))
    expect(codes.filter((code) => code === 'sign_in_failed')).toHaveLength(ADDRESS)
    expect(await guess(world.browser('2001:db8:7:8::1'))).toBe('sign_in_failed')
  })
})

describe('everybody together', () => {
  it('is the last line, for those who have many addresses and aim at many accounts', async () => {
    const few = identityWorld(db, {
      limits: { sign_in: { everybody: [2, MS.minute] } },
      secret: 'another installation',
    })
    const codes: string[] = []
    for (const _ of times(4)) codes.push(await guess(few.browser()))
    expect(codes).toEqual(['sign_in_failed', 'sign_in_failed', 'too_many_requests', 'too_many_requests'])
  })
})

describe('what is counted', () => {
  it('outlives a restart and holds for all servers of a database', async () => {
    const address = '203.0.113.77'
    for (const _ of times(ADDRESS)) await guess(world.browser(address))
    const other = identityWorld({ ...db, database: db.connectAgain() }, { limits })
    expect(await guess(other.browser(address))).toBe('too_many_requests')
  })

  it('names nobody', async () => {
    const email = someEmail()
    await guess(world.browser('203.0.113.78'), email)
    const rows = await db.asSuperuser<{ key: string }>('select key from identity.attempt')
    for (const { key } of rows) expect(key).toMatch(/^[0-9a-f]{64}$/)
  })
})
