import type { PublicSeller } from '@dallal/contract'
import { asId, assert, err, ok, type Result, type SellerId } from '@dallal/kernel'
import type { Caller } from '#platform/database'
import { peopleOf } from './people-store.ts'
import type { Ports } from './ports.ts'
import { type Seller, sellersOf, verifiedSellerBySlug } from './seller-store.ts'
import { presentSeller } from './seller-view.ts'

/** The page of a verified shop, for everyone. */
export async function publicSeller(
  ports: Pick<Ports, 'database' | 'portraits'>,
  caller: Caller,
  slug: string,
): Promise<Result<PublicSeller, { code: 'not_found' }>> {
  const shop = await ports.database.asCaller(caller, (tx) => verifiedSellerBySlug(tx, slug))
  if (!shop) return err({ code: 'not_found' })
  const [presented] = await presentAll(ports, caller, [shop])
  assert(presented, 'one shop in, one shop out')
  return ok(presented)
}

/** Verified shops by id, as everyone may see them; ids of others are missing in the answer. */
export async function publicSellers(
  ports: Pick<Ports, 'database' | 'portraits'>,
  caller: Caller,
  ids: readonly SellerId[],
): Promise<Map<SellerId, PublicSeller>> {
  const shops = [...(await ports.database.asCaller(caller, (tx) => sellersOf(tx, ids))).values()]
  const verified = shops.filter(({ status }) => status === 'verified')
  const presented = await presentAll(ports, caller, verified)
  return new Map(presented.map((shop) => [asId<SellerId>(shop.id), shop]))
}

async function presentAll(
  { database, portraits }: Pick<Ports, 'database' | 'portraits'>,
  caller: Caller,
  shops: readonly Seller[],
): Promise<PublicSeller[]> {
  return database.asCaller(caller, async (tx) => {
    const ids = shops.map(({ personId }) => personId)
    const people = await peopleOf(tx, ids)
    const pictures = await portraits(
      tx,
      [...people.values()].flatMap(({ portraitId }) => portraitId ?? []),
    )
    return shops.map((shop) => {
      const person = people.get(shop.personId)
      assert(person, 'who runs a verified shop can be seen by everyone')
      return presentSeller(shop, (person.portraitId && pictures.get(person.portraitId)) ?? null)
    })
  })
}
