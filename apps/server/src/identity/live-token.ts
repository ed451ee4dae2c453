import { asId, err, type Instant, MS, ok, plusMs, type Result, type UserId } from '@dallal/kernel'
import { z } from 'zod'
import type { SessionId, Sessions } from './sessions.ts'
import { readToken, signToken, type TokenRefusal } from './signed-token.ts'

export type RoleName = 'buyer' | 'seller' | 'operator'

/** Whom a live socket belongs to, and until when it may be believed. */
export interface LiveIdentity {
  readonly userId: UserId
  readonly sessionId: SessionId
  readonly roles: readonly RoleName[]
  readonly expiresAt: Instant
}

export interface LiveTokens {
  sign(identity: Omit<LiveIdentity, 'expiresAt'>): { token: string; expiresAt: Instant }
  verify(token: string): Result<LiveIdentity, TokenRefusal>
}

/** Whom a token belongs to, as long as its session holds: a token of a session that was ended is `token_invalid`. */
export async function verifyLiveToken(
  { liveTokens, sessions }: { liveTokens: Pick<LiveTokens, 'verify'>; sessions: Pick<Sessions, 'holds'> },
  token: string,
): Promise<Result<LiveIdentity, TokenRefusal>> {
  const verified = liveTokens.verify(token)
  if (!verified.ok) return verified
  return (await sessions.holds(verified.value.sessionId)) ? verified : err({ code: 'token_invalid' })
}

/** Long enough to connect again over a bad network, short enough that the roles in it may be believed. */
const LIVES_MS = 10 * MS.minute

const factsSchema = z.object({
  user: z.uuid(),
  session: z.uuid(),
  roles: z.array(z.enum(['buyer', 'seller', 'operator'])),
})

/**
 * Tokens by which the live socket knows who one is. What is verified here is what they say and for how long; whether the session
 * they were given in still holds is for the database to say (`verifyLiveToken`).
 */
export function composeLiveTokens(key: Buffer, realNow: () => Instant): LiveTokens {
  return {
    sign({ userId, sessionId, roles }) {
      const expiresAt = plusMs(realNow(), LIVES_MS)
      return { token: signToken(key, { user: userId, session: sessionId, roles }, expiresAt), expiresAt }
    },
    verify(token) {
      const read = readToken(key, token, factsSchema, realNow())
      if (!read.ok) return read
      const { user, session, roles } = read.value.facts
      const { expiresAt } = read.value
      return ok({ userId: asId<UserId>(user), sessionId: asId<SessionId>(session), roles, expiresAt })
    },
  }
}
