import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'

const ITERATIONS = 4096

/**
 * What Postgres stores for a SCRAM-SHA-256 password (RFC 5802 §3, RFC 7677). Sent in place of the password itself, so
 * that no password ever stands in a statement, where a log could keep it.
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256')
  const clientKey = createHmac('sha256', salted).update('Client Key').digest()
  const storedKey = createHash('sha256').update(clientKey).digest('base64')
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64')
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${storedKey}:${serverKey}`
}

/** A password for a role, derived from the owner's: whoever knows the one knows the other, and nothing more is stored. */
export function derivePassword(secret: string, role: string): string {
  return createHmac('sha256', secret).update(`dallal role ${role}`).digest('base64url')
}
