import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityWorld, PASSWORD, refused, someEmail, type World } from './identity.test-world.ts'

let db: TestDatabase
let world: World
beforeAll(async () => {
  db = await openTestDatabase()
  world = identityWorld(db)
})
afterAll(() => db.close())

const browser = () => world.browser()

async function signedUp(email = someEmail()) {
  const home = browser()
  const me = await home.identity.signUp({ email, password: PASSWORD, name: 'Noor', locale: 'ar' })
  return { home, me, email }
}

describe('opening an account', () => {
  it('signs in at once, as a buyer', async () => {
    const { home, me, email } = await signedUp()
    expect(me).toMatchObject({ email, name: 'Noor', locale: 'ar', roles: ['buyer'], phone: null, seller: null })
    expect((await home.identity.me()).me).toEqual(me)
  })

  it('is refused for an e-mail that is taken, in whichever case', async () => {
    const { email } = await signedUp()
    const again = { email: email.toUpperCase(), password: PASSWORD, name: 'Sami', locale: 'en' } as const
    expect(await refused(browser().identity.signUp(again))).toEqual({ code: 'email_taken' })
  })

  it('is given to one of two who ask for the same e-mail at once', async () => {
    const email = someEmail()
    const ask = () => browser().identity.signUp({ email, password: PASSWORD, name: 'Noor', locale: 'ar' })
    const outcomes = await Promise.allSettled([ask(), ask(), ask()])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const people = await db.asSuperuser('select from identity.login join person using (id) where email = $1', [email])
    expect(people).toHaveLength(1)
  })

  it('is refused with a short password, and says how long it must be', async () => {
    const short = { email: someEmail(), password: 'nine char', name: 'Noor', locale: 'ar' } as const
    expect(await refused(browser().identity.signUp(short))).toEqual({ code: 'password_too_short', minimum: 10 })
  })

  it('keeps nothing of the password but a salted hash', async () => {
    const { me } = await signedUp()
    const [row] = await db.asSuperuser('select * from identity.credential where user_id = $1', [me.id])
    expect(JSON.stringify(row)).not.toContain(PASSWORD)
    expect(row?.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
  })
})

describe('signing in', () => {
  it('works with the e-mail in any case', async () => {
    const { email, me } = await signedUp()
    expect(await browser().identity.signIn({ email: email.toUpperCase(), password: PASSWORD })).toEqual(me)
  })

  it('is refused with a wrong password, and for an e-mail nobody has, in the same words', async () => {
    const { email } = await signedUp()
    const wrong = await refused(browser().identity.signIn({ email, password: 'not the pass phrase' }))
    const unknown = await refused(browser().identity.signIn({ email: someEmail(), password: PASSWORD }))
    expect(wrong).toEqual({ code: 'sign_in_failed' })
    expect(unknown).toEqual(wrong)
  })

  it('takes as long for an e-mail nobody has as for a wrong password', async () => {
    const { email } = await signedUp()
    const durationOf = async (tried: string) => {
      const start = performance.now()
      await refused(browser().identity.signIn({ email: tried, password: 'not the pass phrase' }))
      return performance.now() - start
    }
    // The quickest of several: whatever else the machine does only ever adds.
    const quickest = async (tried: () => string) => {
      const times: number[] = []
      for (let time = 0; time < 5; time += 1) times.push(await durationOf(tried()))
      return Math.min(...times)
    }
    const ratio = (await quickest(someEmail)) / (await quickest(() => email))
    expect(ratio).toBeGreaterThan(0.5)
    expect(ratio).toBeLessThan(2)
  })

  it('opens a session of its own: a cookie that was planted before is not taken over', async () => {
    const { home: attacker } = await signedUp()
    const { email, me } = await signedUp()
    const victim = browser()
    const planted = attacker.jar.get('dallal.session') ?? ''
    victim.jar.set('dallal.session', planted)
    await victim.identity.signIn({ email, password: PASSWORD })

    expect(victim.jar.get('dallal.session')).not.toBe(planted)
    expect((await victim.identity.me()).me?.id).toBe(me.id)
    // What was planted has ended with it: nobody else is inside the victim's session, nor the other way round.
    expect((await attacker.identity.me()).me).toBeNull()
  })
})
