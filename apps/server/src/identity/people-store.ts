import type { Address, Locale } from '@dallal/contract'
import type { ImageId, Instant, UserId } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Tx } from '#platform/database'

/** All SQL on people, their roles and their addresses. Row security decides what a caller sees of them. */

export interface Person {
  readonly id: UserId
  readonly name: string
  readonly locale: Locale
  readonly portraitId: ImageId | null
  readonly isOperator: boolean
  readonly hasAddress: boolean
}

const personColumns = sql`
  person.id,
  person.name,
  person.locale,
  person.portrait_id as "portraitId",
  exists (select from role_grant where person_id = person.id and role = 'operator') as "isOperator",
  exists (select from address where address.person_id = person.id) as "hasAddress"`

export async function personOf(tx: Tx, id: UserId): Promise<Person | null> {
  const { rows } = await sql<Person>`select ${personColumns} from person where id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export async function peopleOf(tx: Tx, ids: readonly UserId[]): Promise<Map<UserId, Person>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Person>`
    select ${personColumns} from person where id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map((person) => [person.id, person]))
}

/** Everyone, oldest first; for the switcher of development. */
export async function allPeople(tx: Tx, limit: number): Promise<(Person & { isSeller: boolean })[]> {
  const { rows } = await sql<Person & { isSeller: boolean }>`
    select
      ${personColumns},
      exists (select from seller where seller.person_id = person.id and seller.status = 'verified') as "isSeller"
    from person
    order by person.created_at, person.id
    limit ${limit}`.execute(tx)
  return rows
}

/** What is null stays as it was. */
export async function updatePerson(
  tx: Tx,
  id: UserId,
  change: { name?: string | undefined; locale?: Locale | undefined; portraitId?: ImageId | undefined },
): Promise<void> {
  await sql`
    update person
    set
      name = coalesce(${change.name ?? null}, name),
      locale = coalesce(${change.locale ?? null}, locale),
      portrait_id = coalesce(${change.portraitId ?? null}::uuid, portrait_id)
    where id = ${id}`.execute(tx)
}

export async function addressOf(tx: Tx, id: UserId): Promise<Address | null> {
  const { rows } = await sql<Address>`
    select recipient, phone, country, city, district, street, building, unit, postal_code as "postalCode", directions
    from address
    where person_id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export async function hasAddress(tx: Tx, id: UserId): Promise<boolean> {
  const { rows } = await sql`select from address where person_id = ${id}`.execute(tx)
  return rows.length === 1
}

/** Who of these people has said where things reach them. */
export async function peopleWithAddress(tx: Tx, ids: readonly UserId[]): Promise<Set<UserId>> {
  const { rows } = await sql<{ id: UserId }>`
    select person_id as id from address where person_id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

export async function upsertAddress(tx: Tx, id: UserId, address: Address, now: Instant): Promise<void> {
  await sql`
    insert into address (
      person_id, recipient, phone, country, city, district, street, building, unit, postal_code, directions, updated_at
    )
    values (
      ${id}, ${address.recipient}, ${address.phone}, ${address.country}, ${address.city}, ${address.district},
      ${address.street}, ${address.building}, ${address.unit}, ${address.postalCode}, ${address.directions}, ${now}
    )
    on conflict (person_id) do update set
      recipient = excluded.recipient,
      phone = excluded.phone,
      country = excluded.country,
      city = excluded.city,
      district = excluded.district,
      street = excluded.street,
      building = excluded.building,
      unit = excluded.unit,
      postal_code = excluded.postal_code,
      directions = excluded.directions,
      updated_at = excluded.updated_at`.execute(tx)
}
