import type { Address } from '@dallal/contract'
import { asId, type UserId } from '@dallal/kernel'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityWorld, PASSWORD, refused, someEmail, type World } from './identity.test-world.ts'
import { addressOf, hasAddress } from './people-store.ts'

let db: TestDatabase
let world: World
beforeAll(async () => {
  db = await openTestDatabase()
  world = identityWorld(db)
})
afterAll(() => db.close())

async function someone() {
  const home = world.browser()
  const me = await home.identity.signUp({ email: someEmail(), password: PASSWORD, name: 'Sami', locale: 'en' })
  return { home, id: asId<UserId>(me.id) }
}

const address: Address = {
  recipient: 'سامي الحربي',
  phone: '٠٥٠١٢٣٤٥٦٧',
  country: 'SA',
  city: 'الرياض',
  district: 'العليا',
  street: 'شارع التحلية',
  building: '7',
  unit: '',
  postalCode: '',
  directions: 'الباب الأخضر',
}

describe('a person', () => {
  it('changes name and language, one or both', async () => {
    const { home } = await someone()
    expect(await home.identity.updateMe({ name: 'سامي' })).toMatchObject({ name: 'سامي', locale: 'en' })
    expect(await home.identity.updateMe({ locale: 'ar' })).toMatchObject({ name: 'سامي', locale: 'ar' })
    expect(await home.identity.updateMe({})).toMatchObject({ name: 'سامي', locale: 'ar' })
  })

  it('who is not signed in is nobody, and is told so where it matters', async () => {
    const nobody = world.browser()
    expect(await nobody.identity.me()).toEqual({ me: null })
    expect(await refused(nobody.identity.updateMe({ name: 'Eve' }))).toEqual({ code: 'not_signed_in' })
    expect(await refused(nobody.identity.address())).toEqual({ code: 'not_signed_in' })
    expect(await refused(nobody.identity.saveAddress(address))).toEqual({ code: 'not_signed_in' })
  })
})

describe('a delivery address', () => {
  it('is given, read and changed, its phone in one form', async () => {
    const { home } = await someone()
    expect(await home.identity.address()).toEqual({ address: null })
    expect((await home.identity.me()).me?.hasAddress).toBe(false)

    const kept = { ...address, phone: '+966501234567' }
    expect(await home.identity.saveAddress(address)).toEqual({ address: kept })
    expect(await home.identity.address()).toEqual({ address: kept })
    expect((await home.identity.me()).me?.hasAddress).toBe(true)

    await home.identity.saveAddress({ ...address, city: 'جدة' })
    expect((await home.identity.address()).address?.city).toBe('جدة')
  })

  it('is refused with a phone that is none', async () => {
    const { home } = await someone()
    expect(await refused(home.identity.saveAddress({ ...address, phone: '12' }))).toEqual({ code: 'phone_invalid' })
  })

  it('is seen by its owner and the system, and by nobody else', async () => {
    const { home, id } = await someone()
    const { id: other } = await someone()
    await home.identity.saveAddress(address)
    expect(await db.database.asSystem((tx) => addressOf(tx, id))).toMatchObject({ city: 'الرياض' })
    expect(await db.database.asSystem((tx) => hasAddress(tx, id))).toBe(true)
    const asOther = { userId: other, role: 'buyer' } as const
    expect(await db.database.asCaller(asOther, (tx) => addressOf(tx, id))).toBeNull()
    expect(await db.database.asCaller(asOther, (tx) => hasAddress(tx, id))).toBe(false)
  })
})
