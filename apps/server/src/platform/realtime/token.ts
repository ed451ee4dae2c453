import type { Refusal } from '@dallal/contract'
import type { Instant, Result, UserId } from '@dallal/kernel'
import type { Caller } from '#platform/database'

/** Who a live token stands for, and until when. */
export interface LiveIdentity {
  userId: UserId
  /** The session it was given in: signing out of one session closes the sockets of that one. */
  sessionId: string
  role: Exclude<Caller['role'], 'anonymous'>
  expiresAt: Instant
}

/**
 * Says who a token stands for; given by identity. Foreign, forged or unreadable ones, and those of a session that was ended,
 * are `token_invalid`.
 */
export type TokenVerifier = (
  token: string,
) => Promise<Result<LiveIdentity, Refusal<'token_invalid'> | Refusal<'token_expired'>>>
