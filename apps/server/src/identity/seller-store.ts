import type { Country } from '@dallal/contract'
import type { Currency, Instant, SellerId, UserId } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Tx } from '#platform/database'
import type { Place } from '#platform/paging'

/** All SQL on shops and their applications. Row security decides what a caller sees of them. */

/** A shop as the public may see it, once it is verified. */
export interface Seller {
  readonly id: SellerId
  readonly personId: UserId
  readonly slug: string
  readonly shopName: string
  readonly aboutAr: string
  readonly aboutEn: string
  readonly country: Country
  readonly currency: Currency
  readonly status: 'applied' | 'verified' | 'rejected'
  readonly verifiedAt: Instant | null
}

/** With what only the seller and the operators may see. */
export interface SellerCase extends Seller {
  readonly legalName: string
  readonly iban: string
  readonly appliedAt: Instant
  readonly decidedAt: Instant | null
  readonly rejectedReason: string | null
}

const sellerColumns = sql`
  seller.id,
  seller.person_id as "personId",
  seller.slug,
  seller.shop_name as "shopName",
  seller.about_ar as "aboutAr",
  seller.about_en as "aboutEn",
  seller.country,
  seller.currency,
  seller.status,
  seller.verified_at as "verifiedAt"`

const caseColumns = sql`
  ${sellerColumns},
  application.legal_name as "legalName",
  application.iban,
  application.applied_at as "appliedAt",
  application.decided_at as "decidedAt",
  application.rejected_reason as "rejectedReason"`

export async function sellerOf(tx: Tx, person: UserId): Promise<Seller | null> {
  const { rows } = await sql<Seller>`select ${sellerColumns} from seller where person_id = ${person}`.execute(tx)
  return rows[0] ?? null
}

export async function sellersOf(tx: Tx, ids: readonly SellerId[]): Promise<Map<SellerId, Seller>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Seller>`
    select ${sellerColumns} from seller where id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map((seller) => [seller.id, seller]))
}

/** Where payouts of a shop go; for the system, and for whom row security lets see the application. */
export async function payoutAccountOf(tx: Tx, id: SellerId): Promise<{ legalName: string; iban: string } | null> {
  const { rows } = await sql<{ legalName: string; iban: string }>`
    select legal_name as "legalName", iban from seller_application where seller_id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export async function verifiedSellerBySlug(tx: Tx, slug: string): Promise<Seller | null> {
  const { rows } = await sql<Seller>`
    select ${sellerColumns} from seller where slug = ${slug} and status = 'verified'`.execute(tx)
  return rows[0] ?? null
}

export async function caseByPerson(tx: Tx, person: UserId): Promise<SellerCase | null> {
  const { rows } = await sql<SellerCase>`
    select ${caseColumns}
    from seller
    join seller_application as application on application.seller_id = seller.id
    where seller.person_id = ${person}`.execute(tx)
  return rows[0] ?? null
}

export async function caseById(tx: Tx, id: SellerId): Promise<SellerCase | null> {
  const { rows } = await sql<SellerCase>`
    select ${caseColumns}
    from seller
    join seller_application as application on application.seller_id = seller.id
    where seller.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Oldest first: who has waited longest is next. */
export async function listCases(
  tx: Tx,
  status: Seller['status'] | null,
  after: Place<SellerId> | null,
  limit: number,
): Promise<SellerCase[]> {
  const { rows } = await sql<SellerCase>`
    select ${caseColumns}
    from seller
    join seller_application as application on application.seller_id = seller.id
    where (${status}::text is null or seller.status = ${status})
      and (${after?.id ?? null}::uuid is null
        or (application.applied_at, application.seller_id)
          > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by application.applied_at, application.seller_id
    limit ${limit}`.execute(tx)
  return rows
}

export interface ApplicationRows {
  readonly id: SellerId
  readonly personId: UserId
  readonly slug: string
  readonly shopName: string
  readonly shopNameKey: string
  readonly aboutAr: string
  readonly aboutEn: string
  readonly country: Country
  readonly currency: Currency
  readonly legalName: string
  readonly iban: string
  readonly appliedAt: Instant
}

export async function insertApplication(tx: Tx, application: ApplicationRows): Promise<void> {
  const { id, personId, slug, shopName, shopNameKey, aboutAr, aboutEn, country, currency } = application
  await sql`
    insert into seller (
      id, person_id, slug, shop_name, shop_name_key, about_ar, about_en, country, currency, status
    )
    values (
      ${id}, ${personId}, ${slug}, ${shopName}, ${shopNameKey}, ${aboutAr}, ${aboutEn}, ${country}, ${currency}, 'applied'
    )`.execute(tx)
  await sql`
    insert into seller_application (seller_id, person_id, legal_name, iban, applied_at)
    values (${id}, ${personId}, ${application.legalName}, ${application.iban}, ${application.appliedAt})`.execute(tx)
}

/** A rejected application, filled in anew; it keeps its id. */
export async function renewApplication(tx: Tx, application: ApplicationRows): Promise<void> {
  const { id, slug, shopName, shopNameKey, aboutAr, aboutEn, country, currency } = application
  await sql`
    update seller
    set
      slug = ${slug},
      shop_name = ${shopName},
      shop_name_key = ${shopNameKey},
      about_ar = ${aboutAr},
      about_en = ${aboutEn},
      country = ${country},
      currency = ${currency},
      status = 'applied'
    where id = ${id}`.execute(tx)
  await sql`
    update seller_application
    set
      legal_name = ${application.legalName},
      iban = ${application.iban},
      applied_at = ${application.appliedAt},
      decided_at = null,
      decided_by = null,
      rejected_reason = null
    where seller_id = ${id}`.execute(tx)
}

/** False when it does not wait any more: of two operators at once, one decides. */
export async function decideApplication(
  tx: Tx,
  id: SellerId,
  decision: Decision,
  by: UserId,
  at: Instant,
): Promise<boolean> {
  const { rows } = await sql`
    update seller
    set
      status = ${decision.verified ? 'verified' : 'rejected'},
      verified_at = ${decision.verified ? at : null}
    where id = ${id} and status = 'applied'
    returning id`.execute(tx)
  if (rows.length === 0) return false

  await sql`
    update seller_application
    set
      decided_at = ${at},
      decided_by = ${by},
      rejected_reason = ${decision.verified ? null : decision.reason}
    where seller_id = ${id}`.execute(tx)
  return true
}

export type Decision = { readonly verified: true } | { readonly verified: false; readonly reason: string }
