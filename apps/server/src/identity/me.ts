import type { Locale, Me } from '@dallal/contract'
import { assert, type UserId } from '@dallal/kernel'
import type { RoleName } from './live-token.ts'
import { realEmail } from './open-account.ts'
import { personOf, updatePerson } from './people-store.ts'
import type { Ports } from './ports.ts'
import { caseByPerson } from './seller-store.ts'
import { presentOwnSeller } from './seller-view.ts'
import { loginsOf } from './sign-in-store.ts'

/** What the person signed in may know of themselves. */
export async function meOf({ database, portraits }: Pick<Ports, 'database' | 'portraits'>, id: UserId): Promise<Me> {
  const { person, shop, portrait } = await database.asCaller({ userId: id, role: 'buyer' }, async (tx) => {
    const person = await personOf(tx, id)
    const pictures = await portraits(tx, person?.portraitId ? [person.portraitId] : [])
    const portrait = person?.portraitId ? pictures.get(person.portraitId) : null
    return { person, shop: await caseByPerson(tx, id), portrait: portrait ?? null }
  })
  const login = (await database.asIdentity((tx) => loginsOf(tx, [id]))).get(id)
  assert(person && login, 'every login has a person: they are made in one transaction')

  return {
    id,
    name: person.name,
    email: realEmail(login.email),
    phone: login.phone,
    locale: person.locale,
    roles: rolesOf({ isOperator: person.isOperator, isSeller: shop?.status === 'verified' }),
    portrait,
    seller: shop && presentOwnSeller(shop),
    hasAddress: person.hasAddress,
  }
}

/** Everyone buys; selling is verified, operating is granted. The last one is the highest. */
export function rolesOf({ isOperator, isSeller }: { isOperator: boolean; isSeller: boolean }): RoleName[] {
  return ['buyer', ...(isSeller ? (['seller'] as const) : []), ...(isOperator ? (['operator'] as const) : [])]
}

export async function updateMe(
  ports: Pick<Ports, 'database' | 'portraits'>,
  id: UserId,
  change: { name?: string | undefined; locale?: Locale | undefined },
): Promise<Me> {
  await ports.database.asCaller({ userId: id, role: 'buyer' }, (tx) => updatePerson(tx, id, change))
  return meOf(ports, id)
}
