import type { Refusal } from '@dallal/contract'
import type { Instant, Result, UserId } from '@dallal/kernel'
import type { Caller } from '#platform/database'

/** Who a live token stands for, and until when. */
export interface LiveIdentity {
  userId: UserId
  role: Exclude<Caller['role'], 'anonymous'>
  expiresAt: Instant
}

/** Says who a token stands for; given by identity. Foreign, forged or unreadable ones are `token_invalid`. */
export type TokenVerifier = (
  token: string,
) => Promise<Result<LiveIdentity, Refusal<'token_invalid'> | Refusal<'token_expired'>>>
