import { asId, type Currency, type Id, type SellerId, type UserId } from '@dallal/kernel'
import type { TestDatabase } from './test-database.ts'

/** Ids of tests: `testId(7)` is the same one every time, and sorts by its number. */
export function testId<T extends Id<string>>(number: number): T {
  return asId<T>(`018f2f00-0000-7000-8000-${number.toString(16).padStart(12, '0')}`)
}

/** Writes a person straight into the tables, past sign-up: for tests about something else. */
export async function insertPerson(db: TestDatabase, id: UserId, name: string): Promise<void> {
  await db.asSuperuser(`insert into identity.login (id, email, email_verified) values ($1, $2, true)`, [
    id,
    `${id}@test.invalid`,
  ])
  await db.asSuperuser(`insert into person (id, name, locale, created_at) values ($1, $2, 'ar', now())`, [id, name])
}

export interface TestSeller {
  readonly id: SellerId
  readonly person: UserId
  readonly slug: string
  readonly currency?: Currency
  readonly status?: 'applied' | 'verified' | 'rejected'
}

/** Writes a shop for a person who exists; verified unless told otherwise. */
export async function insertSeller(db: TestDatabase, seller: TestSeller): Promise<void> {
  const { id, person, slug, currency = 'SAR', status = 'verified' } = seller
  await db.asSuperuser(
    `insert into seller (
       id, person_id, slug, shop_name, shop_name_key, about_ar, about_en, country, currency, status, verified_at
     )
     values ($1, $2, $3, $3, $3, '', '', 'SA', $4, $5, case when $5 = 'verified' then now() end)`,
    [id, person, slug, currency, status],
  )
}
