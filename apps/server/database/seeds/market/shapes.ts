import type { Address, Bilingual, Category, Condition, Country } from '@dallal/contract'
import type { Pose, Shot } from '../pictures/compose-picture.ts'

/** The shapes of the demo market's facts. A key names a thing among the seeds and is what its id and pictures come from. */

export interface SeedPerson {
  readonly key: string
  readonly name: string
  /** Written to in this language. */
  readonly locale: 'ar' | 'en'
  /** A face of `art/people`. */
  readonly portrait: string
  readonly address: Address | null
  /** What they topped up before the ended show, in minor units of its currency. */
  readonly toppedUpMinor: bigint
}

export interface SeedShop {
  readonly key: string
  readonly owner: Pick<SeedPerson, 'name' | 'portrait'>
  readonly shopName: string
  readonly slug: string
  readonly about: Bilingual
  readonly country: Country
  readonly legalName: string
  /** With right check digits, of an account that is nobody's. */
  readonly iban: string
  readonly products: readonly SeedProduct[]
}

export interface SeedProduct {
  readonly key: string
  /** A piece of `art/objects`. */
  readonly art: string
  readonly pose: Pose
  readonly shots: readonly Shot[]
  readonly title: Bilingual
  readonly description: Bilingual
  readonly category: Category
  readonly condition: Condition
  readonly stock: number
}

export interface SeedShow {
  readonly key: string
  readonly shop: string
  readonly title: Bilingual
  /** What stands on the cover, back row first. */
  readonly cover: readonly string[]
  /** When it starts, or started, counted from the moment of seeding. */
  readonly startsInMs: number
  readonly lots: readonly SeedLot[]
}

export interface SeedLot {
  readonly product: string
  readonly startPriceMinor: bigint
  /** In their order; the last is the hammer price. None: the lot ended unsold. Empty too for lots still to come. */
  readonly bids: readonly { readonly bidder: string; readonly amountMinor: bigint }[]
  /** How far the order of a sold lot has come; null when nothing was sold. */
  readonly order: 'paid' | 'shipped' | 'received' | 'settled' | null
}
