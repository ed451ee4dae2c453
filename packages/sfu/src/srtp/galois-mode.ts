/**
 * AEAD_AES_128_GCM (RFC 7714 §8 to §10): encryption and authentication in one pass. The header, and for RTCP the index
 * behind the packet too, are authenticated without being encrypted.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { SessionKeys } from '#srtp/keys.ts'
import { ENCRYPTED, type PacketCipher, RTCP_HEADER } from '#srtp/packet-cipher.ts'

const TAG = 16
const INDEX = 4
const OPTIONS = { authTagLength: TAG }

export const galoisMode: PacketCipher = {
  tagLength: TAG,

  sealRtp(keys, packet, header, rollover) {
    const head = packet.subarray(0, header)
    return Buffer.concat([head, ...seal(keys, rtpNonce(keys.salt, packet, rollover), head, packet.subarray(header))])
  },

  openRtp(keys, packet, header, rollover) {
    const head = packet.subarray(0, header)
    const body = open(keys, rtpNonce(keys.salt, packet, rollover), head, packet.subarray(header))
    return body && Buffer.concat([head, body])
  },

  sealRtcp(keys, packet, index) {
    const head = packet.subarray(0, RTCP_HEADER)
    const trailer = Buffer.alloc(INDEX)
    trailer.writeUInt32BE(index + ENCRYPTED)
    const nonce = rtcpNonce(keys.salt, packet, index)
    const sealed = seal(keys, nonce, Buffer.concat([head, trailer]), packet.subarray(RTCP_HEADER))
    return Buffer.concat([head, ...sealed, trailer])
  },

  openRtcp(keys, packet) {
    if (packet.length < RTCP_HEADER + TAG + INDEX) return null
    const trailer = packet.subarray(-INDEX)
    const marked = trailer.readUInt32BE(0)
    if (marked < ENCRYPTED) return null
    const index = marked - ENCRYPTED
    const head = packet.subarray(0, RTCP_HEADER)
    const authenticated = Buffer.concat([head, trailer])
    const nonce = rtcpNonce(keys.salt, packet, index)
    const body = open(keys, nonce, authenticated, packet.subarray(RTCP_HEADER, -INDEX))
    return body && { packet: Buffer.concat([head, body]), index }
  },
}

function seal(keys: SessionKeys, nonce: Buffer, authenticated: Buffer, plain: Buffer): Buffer[] {
  const cipher = createCipheriv('aes-128-gcm', keys.key, nonce, OPTIONS).setAAD(authenticated)
  return [cipher.update(plain), cipher.final(), cipher.getAuthTag()]
}

function open(keys: SessionKeys, nonce: Buffer, authenticated: Buffer, sealed: Buffer): Buffer | null {
  const decipher = createDecipheriv('aes-128-gcm', keys.key, nonce, OPTIONS).setAAD(authenticated)
  decipher.setAuthTag(sealed.subarray(-TAG))
  const plain = decipher.update(sealed.subarray(0, -TAG))
  try {
    decipher.final()
  } catch {
    return null // The one way Node has to say that the tag is wrong.
  }
  return plain
}

/** Twelve bytes of salt mixed with the source (2 to 5), the roll-over (6 to 9) and the sequence number (10, 11). */
function rtpNonce(salt: Buffer, packet: Buffer, rollover: number): Buffer {
  const nonce = Buffer.from(salt)
  mix32(nonce, 2, packet.readUInt32BE(8))
  mix32(nonce, 6, rollover)
  nonce.writeUInt16BE(nonce.readUInt16BE(10) ^ packet.readUInt16BE(2), 10)
  return nonce
}

function rtcpNonce(salt: Buffer, packet: Buffer, index: number): Buffer {
  const nonce = Buffer.from(salt)
  mix32(nonce, 2, packet.readUInt32BE(4))
  mix32(nonce, 8, index)
  return nonce
}

function mix32(bytes: Buffer, offset: number, value: number): void {
  bytes.writeUInt32BE((bytes.readUInt32BE(offset) ^ value) >>> 0, offset)
}
