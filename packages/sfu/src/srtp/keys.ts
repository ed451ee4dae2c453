/**
 * From the master keys that DTLS agreed on to the keys that protect packets (RFC 3711 §4.3; RFC 7714 §11 for GCM). The
 * key derivation rate is zero: one derivation for the life of a session.
 */
import { createCipheriv } from 'node:crypto'

export type SrtpProfile = 'AES128_CM_HMAC_SHA1_80' | 'AEAD_AES_128_GCM'

/** What one side of a session writes with. 16 bytes of key; 14 bytes of salt, or 12 for GCM. */
export type MasterKeys = { key: Buffer; salt: Buffer }

/** `authentication` is empty for GCM, which needs no second key. */
export type SessionKeys = { key: Buffer; salt: Buffer; authentication: Buffer }

export const SALT_LENGTH: Record<SrtpProfile, number> = { AES128_CM_HMAC_SHA1_80: 14, AEAD_AES_128_GCM: 12 }

const AUTHENTICATION_LENGTH: Record<SrtpProfile, number> = { AES128_CM_HMAC_SHA1_80: 20, AEAD_AES_128_GCM: 0 }

/** Keys for RTP or for RTCP, told apart by their labels: 0, 1, 2 and 3, 4, 5. */
export function deriveKeys(profile: SrtpProfile, master: MasterKeys, packets: 'rtp' | 'rtcp'): SessionKeys {
  const first = packets === 'rtp' ? 0 : 3
  return {
    key: derive(master, first, 16),
    authentication: derive(master, first + 1, AUTHENTICATION_LENGTH[profile]),
    salt: derive(master, first + 2, SALT_LENGTH[profile]),
  }
}

/** `length` bytes of AES counter mode key stream, started at the salt with the label in its eighth byte. */
export function derive(master: MasterKeys, label: number, length: number): Buffer {
  const start = Buffer.alloc(16)
  master.salt.copy(start)
  start.writeUInt8(start.readUInt8(7) ^ label, 7)
  return createCipheriv('aes-128-ctr', master.key, start).update(Buffer.alloc(length))
}
