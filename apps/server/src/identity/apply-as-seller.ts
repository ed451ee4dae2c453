import { randomBytes } from 'node:crypto'
import type { Country, Me } from '@dallal/contract'
import { assert, err, ok, type Result, type SellerId, type UserId } from '@dallal/kernel'
import type { Tx } from '#platform/database'
import { brokenConstraint } from './broken-constraint.ts'
import { currencyOf } from './countries.ts'
import { publish } from './events.ts'
import { type IbanRefusal, parseIban } from './iban.ts'
import type { Ports } from './ports.ts'
import { type ApplicationRows, caseByPerson, insertApplication, renewApplication } from './seller-store.ts'
import { presentOwnSeller } from './seller-view.ts'
import { shopNameKey, slugOf } from './shop-name.ts'

export interface SellerApplication {
  readonly shopName: string
  readonly legalName: string
  readonly iban: string
  readonly country: Country
  readonly about: { readonly ar: string; readonly en: string }
}

/** By seeds, whose shops have the same id and address every time. No request can name these. */
export interface GivenShop {
  readonly id: SellerId
  readonly slug: string
}

export type ApplyRefusal = { code: 'already_applied' } | IbanRefusal | { code: 'shop_name_taken' }

/** How often another address is tried for a shop whose own is taken; with four hex digits the second one hardly is. */
const SLUG_TRIES = 5

/** Asks to become a seller. A rejected application may be corrected and handed in again; it stays the same shop. */
export async function applyAsSeller(
  { database, clock, ids, outbox }: Pick<Ports, 'database' | 'clock' | 'ids' | 'outbox'>,
  personId: UserId,
  { iban: typed, ...application }: SellerApplication,
  given?: GivenShop,
): Promise<Result<NonNullable<Me['seller']>, ApplyRefusal>> {
  const caller = { userId: personId, role: 'buyer' } as const
  const before = await database.asCaller(caller, (tx) => caseByPerson(tx, personId))
  if (before && before.status !== 'rejected') return err({ code: 'already_applied' })
  const iban = parseIban(typed, application.country)
  if (!iban.ok) return iban

  const write = (tx: Tx, rows: ApplicationRows) => (before ? renewApplication(tx, rows) : insertApplication(tx, rows))
  for (let attempt = 0; attempt < SLUG_TRIES; attempt += 1) {
    const appliedAt = clock.now()
    const rows = {
      id: before?.id ?? given?.id ?? ids.next<SellerId>(),
      personId,
      slug: (attempt === 0 && given?.slug) || slugFor(application.shopName, attempt),
      shopName: application.shopName,
      shopNameKey: shopNameKey(application.shopName),
      aboutAr: application.about.ar,
      aboutEn: application.about.en,
      country: application.country,
      currency: currencyOf(application.country),
      legalName: application.legalName,
      iban: iban.value,
      appliedAt,
    }
    try {
      return await database.asCaller(caller, async (tx) => {
        await write(tx, rows)
        await publish(outbox, tx, { type: 'seller_applied', payload: { seller: rows.id, person: personId } })
        const shop = await caseByPerson(tx, personId)
        assert(shop, 'an application that was just written can be read by its owner')
        return ok(presentOwnSeller(shop))
      })
    } catch (error) {
      const broken = brokenConstraint(error)
      if (broken === 'seller_shop_name_key_idx') return err({ code: 'shop_name_taken' })
      if (broken === 'seller_person_key') return err({ code: 'already_applied' })
      if (broken !== 'seller_slug_key') throw error
    }
  }
  throw new Error(`no free address for a shop after ${SLUG_TRIES} tries`)
}

/** The name in letters of an address; with an ending of its own when that is taken, or when nothing of it can be written so. */
function slugFor(shopName: string, attempt: number): string {
  const words = slugOf(shopName)
  if (attempt === 0 && words.length >= 2) return words
  return `${words || 'shop'}-${randomBytes(2 + attempt).toString('hex')}`
}
