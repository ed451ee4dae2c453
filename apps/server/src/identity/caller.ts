import { err, ok, type Result, type UserId } from '@dallal/kernel'
import type { Caller } from '#platform/database'
import type { RoleName } from './live-token.ts'
import { rolesOf } from './me.ts'
import type { Ports } from './ports.ts'
import { type Seller, sellerOf } from './seller-store.ts'
import type { SessionId } from './sessions.ts'

/** Who asks, with all their roles and the session by which we know them. */
export interface KnownCaller extends Caller {
  readonly roles: readonly RoleName[]
  readonly sessionId: SessionId | null
}

export const NOBODY: KnownCaller = { userId: null, role: 'anonymous', roles: [], sessionId: null }

/**
 * Who a request comes from, by its session cookie and nothing else; nobody when the session does not hold. The one role is
 * the highest: it is what row security sees.
 */
export async function callerOf({ sessions }: Pick<Ports, 'sessions'>, requestHeaders: Headers): Promise<KnownCaller> {
  const session = await sessions.find(requestHeaders)
  if (!session) return NOBODY
  const { userId, sessionId, isOperator, isSeller } = session
  const roles = rolesOf({ isOperator, isSeller })
  return { userId, role: roles.at(-1) ?? 'buyer', roles, sessionId }
}

export type SignedIn = Caller & { readonly userId: UserId }

/** Names the person who asks, or says that nobody does. */
export function requireSignedIn(caller: Caller): Result<SignedIn, { code: 'not_signed_in' }> {
  const { userId } = caller
  return userId ? ok({ ...caller, userId }) : err({ code: 'not_signed_in' })
}

/** The verified shop of the person who asks. */
export async function requireSeller(
  { database }: Pick<Ports, 'database'>,
  caller: Caller,
): Promise<Result<Seller, { code: 'not_signed_in' } | { code: 'not_a_verified_seller' }>> {
  const signedIn = requireSignedIn(caller)
  if (!signedIn.ok) return signedIn
  const { userId } = signedIn.value
  const shop = await database.asCaller(caller, (tx) => sellerOf(tx, userId))
  return shop?.status === 'verified' ? ok(shop) : err({ code: 'not_a_verified_seller' })
}

export type OperatorRefusal = { code: 'not_signed_in' } | { code: 'not_allowed' }
export type Operator = SignedIn & { readonly role: 'operator' }

/** Names the operator who asks, or says what they lack. */
export function requireOperator(caller: Caller): Result<Operator, OperatorRefusal> {
  const { userId, role } = caller
  if (!userId) return err({ code: 'not_signed_in' })
  return role === 'operator' ? ok({ userId, role }) : err({ code: 'not_allowed' })
}
