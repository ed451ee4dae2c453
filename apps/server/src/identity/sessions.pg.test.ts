import { MS } from '@dallal/kernel'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityWorld, PASSWORD, refused, someEmail, type World } from './identity.test-world.ts'
import type { SignedOut } from './sign-out.ts'

let db: TestDatabase
let world: World
beforeAll(async () => {
  db = await openTestDatabase()
  world = identityWorld(db)
})
afterAll(() => db.close())

const COOKIE = 'dallal.session'

/** A person, at home. */
async function someone(at = world) {
  const email = someEmail()
  const home = at.browser()
  const me = await home.identity.signUp({ email, password: PASSWORD, name: 'Noor', locale: 'ar' })
  const signIn = async () => {
    const other = at.browser()
    await other.identity.signIn({ email, password: PASSWORD })
    return other
  }
  return { home, me, email, signIn }
}

const whoIsIn = async (browser: ReturnType<World['browser']>) => (await browser.identity.me()).me?.id ?? null

/** Collects what is heard of ended sessions, and waits for the n-th. */
async function hearSignedOut(at = world) {
  const heard: SignedOut[] = []
  const waiting: (() => void)[] = []
  const stop = await at.identity.onSignedOut((signedOut) => {
    heard.push(signedOut)
    for (const look of waiting.splice(0)) look()
  })
  const until = async (count: number) => {
    while (heard.length < count) await new Promise<void>((look) => waiting.push(look))
    return heard
  }
  return { until, stop }
}

describe('a session', () => {
  it('is a cookie scripts cannot read and other sites cannot send along', async () => {
    const { home } = await someone()
    const line = home.lines.find((text) => text.startsWith(`${COOKIE}=`)) ?? ''
    expect(line).toMatch(/; HttpOnly/i)
    expect(line).toMatch(/; SameSite=Lax/i)
    expect(line).toMatch(/; Path=\/(;|$)/i)
    expect(line).toMatch(/; Max-Age=2592000/i)
    expect(line).not.toMatch(/; Secure/i)
    expect(line).not.toMatch(/; Domain/i)
  })

  it('travels over https only where people come by https', async () => {
    const { home } = await someone(
      identityWorld(db, { config: { environment: 'staging', publicUrl: 'https://market.example' } }),
    )
    expect(home.lines.find((text) => text.startsWith(`${COOKIE}=`))).toMatch(/; Secure/i)
  })

  it('with any change to its cookie is nobody', async () => {
    const { home, me } = await someone()
    const cookie = home.jar.get(COOKIE) ?? ''
    expect(await whoIsIn(home)).toBe(me.id)
    for (const changed of [
      cookie.slice(0, -1),
      `x${cookie.slice(1)}`,
      cookie.split('.')[0] ?? '',
      cookie.replace(/\.[^.]*$/, `.${Buffer.alloc(32).toString('base64')}`),
      '',
      'null',
      '%00',
    ]) {
      home.jar.set(COOKIE, changed)
      expect(await whoIsIn(home), changed).toBeNull()
    }
  })

  it('of another installation is nobody, though its token is in the table', async () => {
    const { home } = await someone(identityWorld(db, { secret: 'the secret of another installation' }))
    const here = world.browser()
    here.jar.set(COOKIE, home.jar.get(COOKIE) ?? '')
    expect(await whoIsIn(here)).toBeNull()
  })

  it('ends by itself after thirty days', async () => {
    const later = identityWorld(db)
    const { home, me } = await someone(later)
    later.pass(29 * MS.day)
    expect(await whoIsIn(home)).toBe(me.id)
    later.pass(MS.day + MS.minute)
    expect(await whoIsIn(home)).toBeNull()
    expect(await refused(home.identity.address())).toEqual({ code: 'not_signed_in' })
  })

  it('ends with signing out, here and not elsewhere, and its cookie is worth nothing afterwards', async () => {
    const { home, me, signIn } = await someone()
    const elsewhere = await signIn()
    const cookie = home.jar.get(COOKIE) ?? ''
    await home.identity.signOut()
    expect(home.jar.has(COOKIE)).toBe(false)
    home.jar.set(COOKIE, cookie)
    expect(await whoIsIn(home)).toBeNull()
    expect(await whoIsIn(elsewhere)).toBe(me.id)
  })

  it('may be signed out of by nobody', async () => {
    expect(await world.browser().identity.signOut()).toEqual({})
  })
})

describe('signing out everywhere', () => {
  it('ends every session of that person and of no other', async () => {
    const { home, signIn } = await someone()
    const neighbour = await someone()
    const phone = await signIn()
    const office = await signIn()

    expect(await phone.identity.signOutEverywhere()).toEqual({ ended: 3 })
    for (const browser of [home, phone, office]) expect(await whoIsIn(browser)).toBeNull()
    expect(await whoIsIn(neighbour.home)).toBe(neighbour.me.id)
  })

  it('is refused to nobody', async () => {
    expect(await refused(world.browser().identity.signOutEverywhere())).toEqual({ code: 'not_signed_in' })
  })

  it('is heard in every process, so that live sockets close', async () => {
    const { home, me, signIn } = await someone()
    const phone = await signIn()
    const { sessionId } = await world.identity.callerOf(phone.requestHeaders())
    const here = await hearSignedOut()
    const there = await hearSignedOut(identityWorld({ ...db, database: db.connectAgain() }))

    await phone.identity.signOut()
    await home.identity.signOutEverywhere()
    for (const { until, stop } of [here, there]) {
      expect(await until(2)).toEqual([
        { userId: me.id, sessionId },
        { userId: me.id, sessionId: null },
      ])
      await stop()
    }
  })
})

describe('a live token', () => {
  /** A live token as the browser has it, and what each of two processes says of it. */
  async function tokenIn(browser: ReturnType<World['browser']>) {
    const signed = await world.identity.liveToken(browser.requestHeaders())
    if (!signed.ok) throw new Error(signed.refusal.code)
    const { token } = signed.value
    const verdict = async (at: World) => {
      const verified = await at.identity.verifyLiveToken(token)
      return verified.ok ? verified.value.userId : verified.refusal.code
    }
    return () => Promise.all([verdict(world), verdict(identityWorld({ ...db, database: db.connectAgain() }))])
  }

  it('is worth nothing once its session was signed out of, in every process; that of another session goes on', async () => {
    const { home, me, signIn } = await someone()
    const [atHome, onPhone] = [await tokenIn(home), await tokenIn(await signIn())]
    expect(await atHome()).toEqual([me.id, me.id])
    await home.identity.signOut()
    expect(await atHome()).toEqual(['token_invalid', 'token_invalid'])
    expect(await onPhone()).toEqual([me.id, me.id])
  })

  it('of any session is worth nothing after signing out everywhere, and one of a later session is', async () => {
    const { home, me, signIn } = await someone()
    const [atHome, onPhone] = [await tokenIn(home), await tokenIn(await signIn())]
    await home.identity.signOutEverywhere()
    for (const verdicts of [atHome, onPhone]) expect(await verdicts()).toEqual(['token_invalid', 'token_invalid'])
    expect(await (await tokenIn(await signIn()))()).toEqual([me.id, me.id])
  })
})

describe('the rows of sign-in', () => {
  it('that have ended are swept, and the others stay', async () => {
    const { home, me } = await someone()
    const { me: away } = await someone()
    await db.asSuperuser(`update identity.session set expires_at = now() - interval '1 hour' where user_id = $1`, [
      away.id,
    ])
    await world.identity.jobs.sweep_sign_in?.({})
    const rows = await db.asSuperuser('select from identity.session where user_id = $1', [away.id])
    expect(rows).toHaveLength(0)
    expect(await whoIsIn(home)).toBe(me.id)
  })
})
