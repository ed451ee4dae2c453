import type { Me } from '@dallal/contract'
import { paths } from './paths.ts'

/** Who a place is for. */
export type Area = 'anyone' | 'signed_in' | 'seller' | 'operator'

export type Entrance = { kind: 'enter' } | { kind: 'go'; to: string } | { kind: 'hidden' }

/**
 * Whether someone may enter, and where they go instead: a visitor signs in and comes back, a buyer at the studio is shown
 * how to become a seller, and the console does not exist for who does not work there. Only the way is decided here; what
 * may be read or changed is decided by the API, each time.
 */
export function entrance(person: Pick<Me, 'roles'> | null, area: Area, path: string): Entrance {
  if (area === 'anyone') return { kind: 'enter' }
  if (person === null) return { kind: 'go', to: `${paths.signIn}?${new URLSearchParams({ next: path })}` }
  if (area === 'signed_in' || person.roles.includes(area)) return { kind: 'enter' }
  return area === 'seller' ? { kind: 'go', to: paths.becomeSeller } : { kind: 'hidden' }
}
