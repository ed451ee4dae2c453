import { MS } from '@dallal/kernel'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { identityWorld, PASSWORD, refused, someEmail, type World } from './identity.test-world.ts'

let db: TestDatabase
beforeEach(async () => {
  db = await openTestDatabase()
})
afterEach(() => db.close())

const config = (environment: 'staging' | 'production') => ({ environment, publicUrl: 'http://localhost:3000' })
const production = () => identityWorld(db, { config: config('production'), mailbox: null })

async function printed(world: World): Promise<string> {
  return (await world.identity.operatorLink()) ?? 'nothing was printed'
}

async function signedUp(world: World) {
  const browser = world.browser()
  await browser.identity.signUp({ email: someEmail(), password: PASSWORD, name: 'Salma', locale: 'ar' })
  return browser
}

const rolesIn = async (browser: ReturnType<World['browser']>) => (await browser.identity.me()).me?.roles ?? []

describe('the printed link, in production', () => {
  it('makes the person who is signed in the first operator, and is not printed any more', async () => {
    const world = production()
    const salma = await signedUp(world)
    expect(await salma.open(await printed(world))).toMatchObject({ status: 303, location: '/ar/console' })
    expect(await rolesIn(salma)).toEqual(['buyer', 'operator'])
    expect(salma.jar.has('dallal.tools')).toBe(false)
    expect(await world.identity.operatorLink()).toBeNull()
  })

  it('sends who is not signed in to sign in first, and works when they come back', async () => {
    const world = production()
    const link = await printed(world)
    const stranger = world.browser()
    const { status, location } = await stranger.open(link)
    expect(status).toBe(303)
    expect(location).toBe(`/ar/sign-in?next=${encodeURIComponent(new URL(link).pathname)}`)
    await stranger.identity.signUp({ email: someEmail(), password: PASSWORD, name: 'Salma', locale: 'ar' })
    await stranger.open(link)
    expect(await rolesIn(stranger)).toContain('operator')
  })

  it('opens once', async () => {
    const world = production()
    const link = await printed(world)
    await (await signedUp(world)).open(link)
    const late = await signedUp(world)
    const { status, body } = await late.open(link)
    expect(status).toBe(410)
    expect(body).toContain('انتهت صلاحيته')
    expect(body).toContain('opened before')
    expect(await rolesIn(late)).toEqual(['buyer'])
  })

  it('ends after fifteen minutes', async () => {
    const world = production()
    const link = await printed(world)
    const salma = await signedUp(world)
    world.pass(15 * MS.minute)
    expect((await salma.open(link)).status).toBe(410)
    expect((await world.browser().open(link)).status).toBe(410)
    expect(await rolesIn(salma)).toEqual(['buyer'])
  })

  it('makes one operator of two who open two links at once', async () => {
    const world = production()
    const links = [await printed(world), await printed(world)]
    const people = [await signedUp(world), await signedUp(world)]
    const outcomes = await Promise.all(people.map((person, index) => person.open(links[index] ?? '')))
    expect(outcomes.map(({ status }) => status).sort()).toEqual([303, 410])
    expect(await db.asSuperuser('select from role_grant')).toHaveLength(1)
  })

  it('cannot be guessed or made up, and is kept as a hash only', async () => {
    const world = production()
    const link = await printed(world)
    const salma = await signedUp(world)
    expect((await salma.open('http://localhost:3000/operator/guess')).status).toBe(410)
    const rows = await db.asSuperuser<{ token_hash: Buffer }>('select token_hash from identity.operator_link')
    expect(link).not.toContain(rows[0]?.token_hash.toString('base64url') ?? '')
  })

  it('is not to be tried over and over', async () => {
    const world = production()
    const one = world.browser()
    const statuses: number[] = []
    for (let time = 0; time < 22; time += 1)
      statuses.push((await one.open(`http://localhost:3000/operator/${time}`)).status)
    expect(statuses.filter((status) => status === 410)).toHaveLength(20)
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('the printed link, in development', () => {
  it('makes an operator of its own, signs in as them and opens the tools', async () => {
    const world = identityWorld(db)
    const browser = world.browser()
    expect(await browser.open(await printed(world))).toMatchObject({ status: 303, location: '/ar/console' })
    expect((await browser.identity.me()).me).toMatchObject({ name: 'مشغّل السوق', roles: ['buyer', 'operator'] })
    expect(await browser.development.tools()).toMatchObject({ environment: 'development', open: true })
  })

  it('is printed although there is an operator, leads to them, and still opens once', async () => {
    const world = identityWorld(db)
    const first = world.browser()
    await first.open(await printed(world))
    const second = world.browser()
    const link = await printed(world)
    await second.open(link)
    expect((await second.identity.me()).me?.id).toBe((await first.identity.me()).me?.id)
    const third = world.browser()
    expect((await third.open(link)).status).toBe(410)
    expect(third.jar.size).toBe(0)
  })
})

describe('the tools of development', () => {
  const CALLS = {
    people: (browser: ReturnType<World['browser']>) => browser.development.people(),
    become: (browser: ReturnType<World['browser']>) => browser.development.become({ person: null }),
    mailbox: (browser: ReturnType<World['browser']>) => browser.development.mailbox({ limit: 10 }),
    advanceClock: (browser: ReturnType<World['browser']>) => browser.development.advanceClock({ ms: 1_000 }),
  }

  it.each(Object.entries(CALLS))('%s does not exist without the cookie, nor with a forged one', async (_name, call) => {
    const world = identityWorld(db)
    const browser = await signedUp(world)
    expect(await refused(call(browser))).toEqual({ code: 'not_in_this_environment' })
    const foreign = identityWorld(db, { secret: 'the secret of another installation' })
    const other = foreign.browser()
    await other.open(await printed(foreign))
    browser.jar.set('dallal.tools', other.jar.get('dallal.tools') ?? '')
    expect(await refused(call(browser))).toEqual({ code: 'not_in_this_environment' })
    expect((await browser.development.tools()).open).toBe(false)
  })

  it.each(Object.entries(CALLS))(
    '%s does not exist in staging or production, whatever cookie one has',
    async (_name, call) => {
      const world = identityWorld(db)
      const browser = world.browser()
      await browser.open(await printed(world))
      for (const environment of ['staging', 'production'] as const) {
        const serious = identityWorld(db, { config: config(environment), mailbox: null })
        const visitor = serious.browser()
        for (const [name, value] of browser.jar) visitor.jar.set(name, value)
        expect(await refused(call(visitor))).toEqual({ code: 'not_in_this_environment' })
        expect(await visitor.development.tools()).toMatchObject({ environment, open: false })
      }
    },
  )

  it('are not composed outside development, even when a mailbox is at hand', async () => {
    const careless = identityWorld(db, { config: config('production') })
    const browser = await signedUp(careless)
    await browser.open(await printed(careless))
    expect(await refused(browser.development.people())).toEqual({ code: 'not_in_this_environment' })
  })

  it('turn one into any person, with a real session, and back into nobody', async () => {
    const world = identityWorld(db)
    const noor = await signedUp(world)
    const noorId = (await noor.identity.me()).me?.id ?? ''
    const browser = world.browser()
    await browser.open(await printed(world))

    const { people } = await browser.development.people()
    expect(people.map(({ name, role }) => [name, role])).toEqual([
      ['Salma', 'buyer'],
      ['مشغّل السوق', 'operator'],
    ])
    expect((await browser.development.become({ person: noorId })).me?.id).toBe(noorId)
    expect((await browser.identity.me()).me?.id).toBe(noorId)
    expect(await browser.development.become({ person: null })).toEqual({ me: null })
    expect((await browser.identity.me()).me).toBeNull()
    const unknown = '0193f000-0000-7000-8000-000000000000'
    expect(await refused(browser.development.become({ person: unknown }))).toEqual({ code: 'not_found' })
    // Nobody lost anything: Noor is still signed in at home.
    expect((await noor.identity.me()).me?.id).toBe(noorId)
  })

  it('show the mailbox page by page, and move the clock', async () => {
    const world = identityWorld(db)
    const browser = world.browser()
    await browser.open(await printed(world))
    for (let letter = 1; letter <= 3; letter += 1) {
      await world.mailbox.lay({ kind: 'mail', to: 'noor@example.com', subject: `letter ${letter}`, body: 'words' })
    }
    const first = await browser.development.mailbox({ limit: 2 })
    expect(first.items.map(({ subject }) => subject)).toEqual(['letter 3', 'letter 2'])
    const second = await browser.development.mailbox({ limit: 2, cursor: first.next ?? '' })
    expect(second).toMatchObject({ items: [{ subject: 'letter 1' }], next: null })
    expect(await browser.development.advanceClock({ ms: MS.day })).toMatchObject({ offsetMs: MS.day })
  })
})
