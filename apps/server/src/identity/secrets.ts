import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** What a key derived from the installation's secret is for. A key for one purpose proves nothing for another. */
export type Purpose = 'sessions' | 'phone codes' | 'attempts' | 'live tokens' | 'development tools'

/** HKDF-SHA256 (RFC 5869): one secret an installation, an independent key for each purpose. */
export function keyFor(secret: string, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `dallal ${purpose}`, 32))
}

export function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

/** Takes as long for a nearly right value as for a wholly wrong one. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
