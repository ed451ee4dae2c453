import { err, type Instant, instant, ok, type Result } from '@dallal/kernel'
import { z } from 'zod'
import { hmac, sameBytes } from './secrets.ts'

/**
 * A statement of ours that travels through a browser: `payload.signature`, both base64url, signed with HMAC-SHA256. The
 * payload can be read by anyone and changed by no one; it carries its own end. There is one algorithm and no header that
 * could ask for another.
 */
export function signToken(key: Buffer, facts: object, expiresAt: Instant): string {
  const payload = Buffer.from(JSON.stringify({ facts, expiresAt })).toString('base64url')
  return `${payload}.${hmac(key, payload).toString('base64url')}`
}

export type TokenRefusal = { code: 'token_invalid' } | { code: 'token_expired' }

/** The facts, and the end, of a token that was signed with this key and has not ended. */
export function readToken<Facts>(
  key: Buffer,
  token: string,
  schema: z.ZodType<Facts>,
  now: Instant,
): Result<{ facts: Facts; expiresAt: Instant }, TokenRefusal> {
  const [payload = '', signature = '', ...more] = token.split('.')
  if (more.length > 0) return err({ code: 'token_invalid' })
  if (!sameBytes(Buffer.from(signature, 'base64url'), hmac(key, payload))) return err({ code: 'token_invalid' })

  // Its signature is right, so we wrote it; an older version of ours may have written it differently.
  const read = z
    .object({ facts: schema, expiresAt: z.number() })
    .safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  if (!read.success) return err({ code: 'token_invalid' })
  const expiresAt = instant(read.data.expiresAt)
  return expiresAt > now ? ok({ facts: read.data.facts, expiresAt }) : err({ code: 'token_expired' })
}
