import type { Image, Me, SellerCase as PresentedCase, PublicSeller } from '@dallal/contract'
import { toIso } from '@dallal/kernel'
import { lastFour } from './iban.ts'
import { realEmail } from './open-account.ts'
import type { Person } from './people-store.ts'
import type { Seller, SellerCase } from './seller-store.ts'
import type { Login } from './sign-in-store.ts'

type OwnSeller = NonNullable<Me['seller']>

/** For the seller themselves. */
export function presentOwnSeller(shop: SellerCase): OwnSeller {
  const { iban, ...rest } = presentApplication(shop)
  return { ...rest, ibanLast4: lastFour(iban) }
}

/** For operators. */
export function presentCase(shop: SellerCase, person: Person, login: Login): PresentedCase {
  return {
    ...presentApplication(shop),
    decidedAt: shop.decidedAt && toIso(shop.decidedAt),
    person: { id: person.id, name: person.name, email: realEmail(login.email), phone: login.phone },
  }
}

/** For everyone. */
export function presentSeller(shop: Seller, portrait: Image | null): PublicSeller {
  const { id, slug, shopName, country, currency, verifiedAt } = shop
  const about = { ar: shop.aboutAr, en: shop.aboutEn }
  return { id, slug, shopName, about, country, currency, portrait, verifiedSince: verifiedAt && toIso(verifiedAt) }
}

function presentApplication(shop: SellerCase) {
  const { id, slug, shopName, status, country, currency, legalName, iban, appliedAt, rejectedReason } = shop
  return { id, slug, shopName, status, country, currency, legalName, iban, appliedAt: toIso(appliedAt), rejectedReason }
}
