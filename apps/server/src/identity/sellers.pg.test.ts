import { asId, type SellerId, type UserId } from '@dallal/kernel'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityWorld, PASSWORD, refused, someEmail, somePhone, type World } from './identity.test-world.ts'

let db: TestDatabase
let world: World
let operator: ReturnType<World['browser']>
beforeAll(async () => {
  db = await openTestDatabase()
  world = identityWorld(db)
  const { home, id } = await someone('Operator')
  await world.identity.accounts.makeOperator(id)
  operator = home
})
afterAll(() => db.close())

async function someone(name = 'Noor', locale: 'ar' | 'en' = 'ar') {
  const email = someEmail()
  const home = world.browser()
  const me = await home.identity.signUp({ email, password: PASSWORD, name, locale })
  return { home, email, id: asId<UserId>(me.id) }
}

const IBAN = 'SA0380000000608010167519'
let shops = 0
const newShopName = () => {
  shops += 1
  return `متجر ${shops}`
}
const application = (changes = {}) => ({
  shopName: newShopName(),
  legalName: 'مؤسسة نور للتجارة',
  iban: IBAN,
  country: 'SA' as const,
  about: { ar: 'عطور وبخور', en: 'Perfume and incense' },
  ...changes,
})

describe('applying as a seller', () => {
  it('takes name, bank and country, and shows only the end of the IBAN', async () => {
    const { home } = await someone()
    const mine = await home.identity.applyAsSeller(application({ iban: 'sa03 8000 0000 6080 1016 7519' }))
    expect(mine).toMatchObject({ status: 'applied', country: 'SA', currency: 'SAR', ibanLast4: '7519' })
    expect(JSON.stringify(mine)).not.toContain(IBAN)
    const { me } = await home.identity.me()
    expect(me?.seller).toEqual(mine)
    expect(me?.roles).toEqual(['buyer'])
  })

  it('sells in the currency of the country', async () => {
    const { home } = await someone()
    const kuwait = application({ country: 'KW', iban: 'KW81CBKU0000000000001234560101' })
    expect((await home.identity.applyAsSeller(kuwait)).currency).toBe('KWD')
  })

  it('is refused to nobody', async () => {
    expect(await refused(world.browser().identity.applyAsSeller(application()))).toEqual({ code: 'not_signed_in' })
  })

  it('is refused with an IBAN that cannot be, or is of another country', async () => {
    const { home } = await someone()
    const wrong = application({ iban: 'SA0380000000608010167518' })
    expect(await refused(home.identity.applyAsSeller(wrong))).toEqual({ code: 'iban_invalid' })
    const abroad = application({ country: 'KW' })
    expect(await refused(home.identity.applyAsSeller(abroad))).toEqual({ code: 'iban_of_another_country' })
  })

  it('is refused under a name that reads like another shop’s', async () => {
    const first = await someone()
    const second = await someone()
    await first.home.identity.applyAsSeller(application({ shopName: 'بيت الأناقة' }))
    const alike = application({ shopName: 'بيت الاناقه' })
    expect(await refused(second.home.identity.applyAsSeller(alike))).toEqual({ code: 'shop_name_taken' })
  })

  it('is refused a second time, at once too', async () => {
    const { home } = await someone()
    const ask = () => home.identity.applyAsSeller(application())
    const outcomes = await Promise.allSettled([ask(), ask(), ask()])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refused(ask())).toEqual({ code: 'already_applied' })
  })

  it('gives two shops whose names are written alike in an address two addresses', async () => {
    const first = await someone()
    const second = await someone()
    const one = await first.home.identity.applyAsSeller(application({ shopName: 'Oud House' }))
    const other = await second.home.identity.applyAsSeller(application({ shopName: 'Öud Hóuse & Co' }))
    const third = await (await someone()).home.identity.applyAsSeller(application({ shopName: 'عود' }))
    const fourth = await (await someone()).home.identity.applyAsSeller(application({ shopName: 'awd' }))
    expect(one.slug).toBe('oud-house')
    expect(other.slug).toBe('oud-house-co')
    expect(third.slug).toBe('awd')
    expect(fourth.slug).toMatch(/^awd-[0-9a-f]{6}$/)
  })

  it('gives an address to a name that no address can be written of', async () => {
    const { home } = await someone()
    expect((await home.identity.applyAsSeller(application({ shopName: '月光' }))).slug).toMatch(/^shop-[0-9a-f]{4}$/)
  })

  it.each(['\u200b\u200b\u200b', '🌙🌙', 'Noor\ud800'])('takes no name that cannot be read: %j', async (shopName) => {
    const { home } = await someone()
    const applied = home.identity.applyAsSeller(application({ shopName }))
    await expect(applied).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

describe('the applications', () => {
  it('are for operators only', async () => {
    const { home } = await someone()
    const { id: seller } = await home.identity.applyAsSeller(application())
    const nobody = world.browser()
    for (const [browser, code] of [
      [nobody, 'not_signed_in'],
      [home, 'not_allowed'],
    ] as const) {
      expect(await refused(browser.identity.sellerCases({ limit: 10 }))).toEqual({ code })
      expect(await refused(browser.identity.verifySeller({ seller }))).toEqual({ code })
      expect(await refused(browser.identity.rejectSeller({ seller, reason: 'no reason' }))).toEqual({ code })
    }
  })

  it('are listed page by page, who waits longest first, with the IBAN in full', async () => {
    const applied: string[] = []
    for (let shop = 0; shop < 5; shop += 1) {
      const { home } = await someone()
      world.pass(1_000)
      applied.push((await home.identity.applyAsSeller(application())).id)
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await operator.identity.sellerCases({ status: 'applied', cursor, limit: 2 })
      for (const item of page.items) {
        expect(item).toMatchObject({
          status: 'applied',
          iban: expect.stringMatching(/^[A-Z]{2}\d{2}/),
          decidedAt: null,
        })
        seen.push(item.id)
      }
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen.filter((id) => applied.includes(id))).toEqual(applied)
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('verified, open the shop to everyone and tell the applicant by mail, in their language', async () => {
    const { home, email } = await someone('نور')
    const { id: seller, slug, shopName } = await home.identity.applyAsSeller(application())
    const visitor = world.browser()
    expect(await refused(visitor.identity.seller({ slug }))).toEqual({ code: 'not_found' })

    const decided = await operator.identity.verifySeller({ seller })
    expect(decided).toMatchObject({ id: seller, status: 'verified', person: { name: 'نور', email } })
    expect((await home.identity.me()).me?.roles).toEqual(['buyer', 'seller'])
    const shop = await visitor.identity.seller({ slug })
    expect(shop).toMatchObject({ id: seller, shopName, about: { ar: 'عطور وبخور' }, verifiedSince: expect.any(String) })
    expect(JSON.stringify(shop)).not.toContain('7519')

    await world.carryEvents()
    await world.carryEvents()
    const letters = (await world.mailbox.list({ before: null, limit: 100 })).filter(({ to }) => to === email)
    expect(letters).toHaveLength(1)
    expect(letters[0]?.subject).toContain('موثّقًا')
    expect(letters[0]?.body).toContain('http://localhost:3000/ar/studio')
  })

  it('rejected, tell the applicant why, and may be corrected and handed in again', async () => {
    const { home, email } = await someone('Noor', 'en')
    const first = await home.identity.applyAsSeller(application())
    await operator.identity.rejectSeller({ seller: first.id, reason: 'The legal name is not the one of the account.' })
    expect((await home.identity.me()).me?.seller).toMatchObject({
      status: 'rejected',
      rejectedReason: 'The legal name is not the one of the account.',
    })
    await world.carryEvents()
    const letter = (await world.mailbox.list({ before: null, limit: 100 })).find(({ to }) => to === email)
    expect(letter?.body).toContain('The legal name is not the one of the account.')

    const second = await home.identity.applyAsSeller(
      application({ shopName: first.shopName, legalName: 'Noor Trading' }),
    )
    expect(second).toMatchObject({ id: first.id, status: 'applied', legalName: 'Noor Trading', rejectedReason: null })
    expect(await operator.identity.verifySeller({ seller: first.id })).toMatchObject({ status: 'verified' })
  })

  it('of who has only a phone are answered to the phone', async () => {
    const phone = somePhone()
    const home = world.browser()
    await home.identity.requestPhoneCode({ phone, country: 'SA', locale: 'ar' })
    const code = await world.latestCode(phone)
    await home.identity.signInWithPhone({ phone, country: 'SA', code, name: 'نورة', locale: 'ar' })
    const { id: seller, shopName } = await home.identity.applyAsSeller(application())
    await operator.identity.verifySeller({ seller })
    await world.carryEvents()
    const letter = (await world.mailbox.list({ before: null, limit: 100 })).find(({ to }) => to === phone)
    expect(letter).toMatchObject({ kind: 'sms', body: expect.stringContaining(shopName) })
  })

  it('are decided once, by one of two operators at once', async () => {
    const { home } = await someone()
    const { id: seller } = await home.identity.applyAsSeller(application())
    const outcomes = await Promise.allSettled([
      operator.identity.verifySeller({ seller }),
      operator.identity.rejectSeller({ seller, reason: 'for another reason' }),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refused(operator.identity.verifySeller({ seller }))).toEqual({ code: 'application_already_decided' })
  })

  it('that do not exist are not found', async () => {
    const seller = '0193f000-0000-7000-8000-000000000000'
    expect(await refused(operator.identity.verifySeller({ seller }))).toEqual({ code: 'not_found' })
  })
})

describe('a shop’s page', () => {
  it('of a shop that is none is not found', async () => {
    expect(await refused(world.browser().identity.seller({ slug: 'nobody-has-this' }))).toEqual({ code: 'not_found' })
  })

  it.each(['', 'A', 'a--b', '\u0000\u0000', '\ud800\ud800', '../..', 'متجر', "'; drop table seller; --"])(
    'is not even looked for at %j, which is no address',
    async (slug) => {
      await expect(world.browser().identity.seller({ slug })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    },
  )
})

describe('a verified seller', () => {
  it('is asked for by other domains: nobody, a buyer, an applicant and a seller get their answer', async () => {
    const { home } = await someone()
    const lacks = async () => world.identity.requireSeller(await world.identity.callerOf(home.requestHeaders()))
    expect(await world.identity.requireSeller({ userId: null, role: 'anonymous' })).toMatchObject({
      refusal: { code: 'not_signed_in' },
    })
    expect(await lacks()).toMatchObject({ refusal: { code: 'not_a_verified_seller' } })
    const { id } = await home.identity.applyAsSeller(application())
    expect(await lacks()).toMatchObject({ refusal: { code: 'not_a_verified_seller' } })
    await operator.identity.verifySeller({ seller: id })
    expect(await lacks()).toMatchObject({ ok: true, value: { id, status: 'verified' } })
    const sellerId = asId<SellerId>(id)
    const seen = await world.identity.publicSellers({ userId: null, role: 'anonymous' }, [sellerId])
    expect(seen.get(sellerId)).toMatchObject({ id })
  })
})
