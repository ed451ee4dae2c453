/**
 * The right to publish in a room or to watch it, for a short time. Made by whoever shares the secret with the media server,
 * shown as a bearer token, and checked without asking anyone:
 *
 *   base64url(JSON) . base64url(HMAC-SHA256(secret, "sfu-grant.v1." + base64url(JSON)))
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

export type GrantRole = 'publish' | 'watch'

/**
 * Times in milliseconds since 1970. `subject` says who it is for, in the issuer's own words: one person, or with `isNetwork`
 * everybody at one address whom the issuer cannot tell apart.
 */
export type Grant = {
  room: string
  role: GrantRole
  subject: string
  isNetwork?: boolean
  issuedAt: number
  expiresAt: number
}

export type GrantReading =
  | { ok: true; grant: Grant }
  | { ok: false; why: 'malformed' | 'forged' | 'expired' | 'lives_too_long' }

/** Longest life of a grant: as long as somebody sent away must be remembered. */
export const MAX_GRANT_MS = 24 * 3_600_000
const MAX_TOKEN = 2048
const MIN_SECRET_BYTES = 32
const ROOM = /^[A-Za-z0-9_-]{1,64}$/
const MAX_SUBJECT = 128

/**
 * A token for this grant. `issuedAt` is now unless it is given. Throws when the secret is shorter than 32 bytes, or when
 * the room, the subject or the times are not what a media server would accept.
 */
export function signGrant(
  secret: string | Uint8Array,
  { issuedAt = Date.now(), ...rest }: Omit<Grant, 'issuedAt'> & { issuedAt?: number },
): string {
  const grant: Grant = { ...rest, issuedAt }
  if (!isGrant(grant) || livesTooLong(grant)) throw new Error('a grant of this shape would be refused')
  const payload = Buffer.from(JSON.stringify(grant)).toString('base64url')
  return `${payload}.${signatureOf(secret, payload).toString('base64url')}`
}

/** Checks the signature before anything else is read. Whether room and role are the right ones is the caller's to compare. */
export function verifyGrant(secret: string | Uint8Array, token: string, nowMs = Date.now()): GrantReading {
  const [payload = '', signature = '', ...more] = token.length <= MAX_TOKEN ? token.split('.') : []
  if (payload === '' || signature === '' || more.length > 0) return { ok: false, why: 'malformed' }
  const expected = signatureOf(secret, payload)
  const shown = Buffer.from(signature, 'base64url')
  if (shown.length !== expected.length || !timingSafeEqual(shown, expected)) return { ok: false, why: 'forged' }

  const grant = parse(payload)
  if (!isGrant(grant)) return { ok: false, why: 'malformed' }
  if (grant.expiresAt <= nowMs) return { ok: false, why: 'expired' }
  if (livesTooLong(grant)) return { ok: false, why: 'lives_too_long' }
  return { ok: true, grant }
}

export function isRoomName(text: string): boolean {
  return ROOM.test(text)
}

function signatureOf(secret: string | Uint8Array, payload: string): Buffer {
  if (Buffer.byteLength(secret) < MIN_SECRET_BYTES) throw new Error('the secret of grants needs 32 bytes or more')
  return createHmac('sha256', secret).update(`sfu-grant.v1.${payload}`).digest()
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString())
  } catch {
    return null
  }
}

function isGrant(value: unknown): value is Grant {
  if (typeof value !== 'object' || value === null) return false
  // Each field is looked at before it is believed.
  const { room, role, subject, isNetwork, issuedAt, expiresAt } = value as Record<keyof Grant, unknown>
  return (
    typeof room === 'string' &&
    isRoomName(room) &&
    (role === 'publish' || role === 'watch') &&
    typeof subject === 'string' &&
    subject.length > 0 &&
    subject.length <= MAX_SUBJECT &&
    (isNetwork === undefined || typeof isNetwork === 'boolean') &&
    Number.isSafeInteger(issuedAt) &&
    Number.isSafeInteger(expiresAt)
  )
}

function livesTooLong({ issuedAt, expiresAt }: Grant): boolean {
  return expiresAt - issuedAt > MAX_GRANT_MS
}
