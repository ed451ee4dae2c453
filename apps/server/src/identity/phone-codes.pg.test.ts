import { MS } from '@dallal/kernel'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityWorld, refused, somePhone, type World } from './identity.test-world.ts'

let db: TestDatabase
let world: World
beforeAll(async () => {
  db = await openTestDatabase()
  world = identityWorld(db)
})
afterAll(() => db.close())

const request = (phone: string, at = world) =>
  at.browser().identity.requestPhoneCode({ phone, country: 'SA', locale: 'ar' })
const enter = (phone: string, code: string, browser = world.browser()) =>
  browser.identity.signInWithPhone({ phone, country: 'SA', code, name: 'Sami', locale: 'ar' })

/** A code that is not the right one. */
const wrong = (right: string, by = 1) => String((Number(right) + by) % 1_000_000).padStart(6, '0')

async function sent(phone = somePhone()) {
  await request(phone)
  return { phone, code: await world.latestCode(phone) }
}

describe('a code sent to a phone', () => {
  it('opens an account the first time, and signs in to it the next', async () => {
    const { phone, code } = await sent()
    const me = await enter(phone, code)
    expect(me).toMatchObject({ phone, name: 'Sami', email: null, roles: ['buyer'] })

    await request(phone)
    expect(await enter(phone, await world.latestCode(phone))).toEqual(me)
  })

  it('gives a name to who gave none, in their language', async () => {
    const { phone, code } = await sent()
    const me = await world.browser().identity.signInWithPhone({ phone, country: 'SA', code, locale: 'ar' })
    expect(me.name).toBe('مشترٍ جديد')
  })

  it('may be typed in Arabic digits, as may the number', async () => {
    const { phone, code } = await sent()
    const arabic = (text: string) => text.replace(/[0-9]/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit)))
    const local = arabic(phone.replace('+966', '0'))
    expect((await enter(local, `${arabic(code).slice(0, 3)} ${arabic(code).slice(3)}`)).phone).toBe(phone)
  })

  it('is said in the words of the mailbox, and kept by nobody', async () => {
    const { phone, code } = await sent()
    const rows = await db.asSuperuser('select * from identity.phone_code where phone = $1', [phone])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(code)
  })

  it('is refused when wrong, with the tries that are left; after three it is spent, the right one too', async () => {
    const { phone, code } = await sent()
    expect(await refused(enter(phone, wrong(code, 1)))).toEqual({ code: 'phone_code_wrong', triesLeft: 2 })
    expect(await refused(enter(phone, wrong(code, 2)))).toEqual({ code: 'phone_code_wrong', triesLeft: 1 })
    expect(await refused(enter(phone, wrong(code, 3)))).toEqual({ code: 'phone_code_wrong', triesLeft: 0 })
    expect(await refused(enter(phone, code))).toEqual({ code: 'phone_code_spent' })
  })

  it('works once', async () => {
    const { phone, code } = await sent()
    await enter(phone, code)
    expect(await refused(enter(phone, code))).toEqual({ code: 'phone_code_spent' })
  })

  it('given three times at once opens one session and one account', async () => {
    const { phone, code } = await sent()
    const outcomes = await Promise.allSettled([enter(phone, code), enter(phone, code), enter(phone, code)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const sessions = await db.asSuperuser(
      'select from identity.session join identity.login on login.id = user_id where phone = $1',
      [phone],
    )
    expect(sessions).toHaveLength(1)
  })

  it('ends after five minutes', async () => {
    const { phone, code } = await sent()
    world.pass(5 * MS.minute)
    expect(await refused(enter(phone, code))).toEqual({ code: 'phone_code_spent' })
  })

  it('gives way to the next one', async () => {
    const { phone, code: first } = await sent()
    await request(phone)
    const second = await world.latestCode(phone)
    if (first !== second) expect(await refused(enter(phone, first))).toMatchObject({ code: 'phone_code_wrong' })
    expect((await enter(phone, second)).phone).toBe(phone)
  })

  it('for one number opens no other', async () => {
    const mine = await sent()
    const other = await sent()
    if (mine.code === other.code) return
    expect(await refused(enter(other.phone, mine.code))).toMatchObject({ code: 'phone_code_wrong' })
  })

  it('is none for a number that was never asked about', async () => {
    expect(await refused(enter(somePhone(), '000000'))).toEqual({ code: 'phone_code_spent' })
  })

  it('is not sent to what is no number', async () => {
    expect(await refused(request('12345'))).toEqual({ code: 'phone_invalid' })
    expect(await refused(enter('12345', '000000'))).toEqual({ code: 'phone_invalid' })
  })

  it('is not sent where there is no sender of messages, and that is said', async () => {
    const silent = identityWorld(db, { sms: null })
    expect(await refused(request(somePhone(), silent))).toEqual({ code: 'phone_codes_unavailable' })
  })
})

describe('two hundred guesses at once', () => {
  it('are three: the rest is never compared', async () => {
    const unlimited = identityWorld(db, { limits: { try_code: {}, send_code: {} } })
    const phone = somePhone()
    await request(phone, unlimited)
    const right = await unlimited.latestCode(phone)
    const guesses = Array.from({ length: 200 }, (_, index) => wrong(right, index + 1))
    const outcomes = await Promise.all(guesses.map((code) => refused(enter(phone, code, unlimited.browser()))))

    expect(outcomes.filter(({ code }) => code === 'phone_code_wrong')).toHaveLength(3)
    expect(outcomes.filter(({ code }) => code === 'phone_code_spent')).toHaveLength(197)
    expect(await refused(enter(phone, right, unlimited.browser()))).toEqual({ code: 'phone_code_spent' })
  })

  it('are fewer with the limits on, from however many addresses', async () => {
    const { phone, code } = await sent()
    const guesses = Array.from({ length: 200 }, (_, index) => wrong(code, index + 1))
    const outcomes = await Promise.all(guesses.map((guess) => refused(enter(phone, guess))))
    expect(outcomes.filter(({ code }) => code === 'phone_code_wrong')).toHaveLength(3)
    expect(outcomes.filter(({ code }) => code === 'too_many_requests')).toHaveLength(185)
  })
})

describe('asking for codes', () => {
  it('is held back after five for one number, and begins anew after half an hour', async () => {
    const phone = somePhone()
    for (let time = 0; time < 5; time += 1) await request(phone)
    expect(await refused(request(phone))).toEqual({ code: 'too_many_requests', retryAfterSeconds: 1_800 })
    world.pass(30 * MS.minute)
    expect((await request(phone)).phone).toBe(phone)
  })

  it('is held back after ten from one address, for however many numbers', async () => {
    const one = world.browser()
    const ask = () => one.identity.requestPhoneCode({ phone: somePhone(), country: 'SA', locale: 'en' })
    for (let time = 0; time < 10; time += 1) await ask()
    expect(await refused(ask())).toMatchObject({ code: 'too_many_requests' })
  })
})
