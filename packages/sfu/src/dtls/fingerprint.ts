/** The promise in a session description of which certificate its author will show (RFC 8122). Weak hashes do not count. */
import { createHash } from 'node:crypto'

export type HashName = 'sha-256' | 'sha-384' | 'sha-512'
export type Fingerprint = { hash: HashName; value: Buffer }

/** What OpenSSL calls these hashes. */
export const DIGEST_NAME: Record<HashName, string> = { 'sha-256': 'SHA256', 'sha-384': 'SHA384', 'sha-512': 'SHA512' }

const LENGTH: Record<HashName, number> = { 'sha-256': 32, 'sha-384': 48, 'sha-512': 64 }

/** Reads the value of an `a=fingerprint` line: hash name, space, pairs of hexadecimal digits between colons. */
export function parseFingerprint(text: string): Fingerprint | null {
  const [name = '', digits = ''] = text.trim().split(/\s+/)
  const hash = name.toLowerCase()
  if (!isHashName(hash) || !/^[0-9a-f]{2}(:[0-9a-f]{2})*$/i.test(digits)) return null
  const value = Buffer.from(digits.replaceAll(':', ''), 'hex')
  return value.length === LENGTH[hash] ? { hash, value } : null
}

function isHashName(name: string): name is HashName {
  return name in DIGEST_NAME
}

/** The value of the `a=fingerprint` line for our own certificate. */
export function fingerprintLine(certificateDer: Buffer): string {
  const digits = createHash('sha256').update(certificateDer).digest('hex').toUpperCase()
  return `sha-256 ${(digits.match(/../g) ?? []).join(':')}`
}
