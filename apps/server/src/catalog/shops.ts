import type { Currency, ImageId, SellerId, UserId } from '@dallal/kernel'
import { peopleOf, type Seller, sellerOf, sellersOf, verifiedSellerBySlug } from '#identity'
import type { Tx } from '#platform/database'

/** A verified shop, as far as its products show it. */
export interface Shop {
  readonly id: SellerId
  readonly slug: string
  readonly shopName: string
  readonly currency: Currency
  readonly portraitId: ImageId | null
}

/** The verified shop of a person; null when they have none, or none yet. */
export async function shopOf(tx: Tx, person: UserId): Promise<Seller | null> {
  const seller = await sellerOf(tx, person)
  return seller?.status === 'verified' ? seller : null
}

/** The verified shop at an address. */
export async function shopBySlug(tx: Tx, slug: string): Promise<Seller | null> {
  return verifiedSellerBySlug(tx, slug)
}

/** Verified shops with the portraits of who runs them. */
export async function shopsOf(tx: Tx, ids: readonly SellerId[]): Promise<Map<SellerId, Shop>> {
  const sellers = [...(await sellersOf(tx, ids)).values()].filter(({ status }) => status === 'verified')
  const people = await peopleOf(
    tx,
    sellers.map(({ personId }) => personId),
  )
  return new Map(
    sellers.map(({ id, slug, shopName, currency, personId }) => {
      const portraitId = people.get(personId)?.portraitId ?? null
      return [id, { id, slug, shopName, currency, portraitId }]
    }),
  )
}
