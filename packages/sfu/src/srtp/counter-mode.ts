/**
 * AES_CM_128_HMAC_SHA1_80 (RFC 3711 §4.1.1 and §4.2): AES in counter mode, then ten bytes of HMAC-SHA1 over the header,
 * the encrypted payload and, for RTP, the roll-over counter that does not travel.
 */
import { createCipheriv, createHmac, timingSafeEqual } from 'node:crypto'
import type { SessionKeys } from '#srtp/keys.ts'
import { ENCRYPTED, type PacketCipher, RTCP_HEADER } from '#srtp/packet-cipher.ts'

const TAG = 10
const INDEX = 4

export const counterMode: PacketCipher = {
  tagLength: TAG,

  sealRtp(keys, packet, header, rollover) {
    const body = applyKeyStream(keys, rtpCounter(keys.salt, packet, rollover), packet.subarray(header))
    const head = packet.subarray(0, header)
    return Buffer.concat([head, body, tagOf(keys, head, body, word(rollover))])
  },

  openRtp(keys, packet, header, rollover) {
    const signed = packet.subarray(0, -TAG)
    if (!timingSafeEqual(tagOf(keys, signed, word(rollover)), packet.subarray(-TAG))) return null
    const body = applyKeyStream(keys, rtpCounter(keys.salt, packet, rollover), signed.subarray(header))
    return Buffer.concat([signed.subarray(0, header), body])
  },

  sealRtcp(keys, packet, index) {
    const head = packet.subarray(0, RTCP_HEADER)
    const body = applyKeyStream(keys, rtcpCounter(keys.salt, packet, index), packet.subarray(RTCP_HEADER))
    const trailer = word(index + ENCRYPTED)
    return Buffer.concat([head, body, trailer, tagOf(keys, head, body, trailer)])
  },

  openRtcp(keys, packet) {
    const signed = packet.subarray(0, -TAG)
    if (signed.length < RTCP_HEADER + INDEX) return null
    const trailer = signed.readUInt32BE(signed.length - INDEX)
    if (trailer < ENCRYPTED) return null
    if (!timingSafeEqual(tagOf(keys, signed), packet.subarray(-TAG))) return null
    const index = trailer - ENCRYPTED
    const body = signed.subarray(RTCP_HEADER, -INDEX)
    const plain = applyKeyStream(keys, rtcpCounter(keys.salt, packet, index), body)
    return { packet: Buffer.concat([signed.subarray(0, RTCP_HEADER), plain]), index }
  },
}

function applyKeyStream(keys: SessionKeys, counter: Buffer, bytes: Buffer): Buffer {
  return createCipheriv('aes-128-ctr', keys.key, counter).update(bytes)
}

function tagOf(keys: SessionKeys, ...parts: Buffer[]): Buffer {
  const hmac = createHmac('sha1', keys.authentication)
  for (const part of parts) hmac.update(part)
  return hmac.digest().subarray(0, TAG)
}

/** Salt, source (bytes 4 to 7), roll-over (8 to 11) and sequence number (12, 13), joined by exclusive or. */
function rtpCounter(salt: Buffer, packet: Buffer, rollover: number): Buffer {
  const counter = Buffer.alloc(16)
  salt.copy(counter)
  mix32(counter, 4, packet.readUInt32BE(8))
  mix32(counter, 8, rollover)
  counter.writeUInt16BE(counter.readUInt16BE(12) ^ packet.readUInt16BE(2), 12)
  return counter
}

/** The same for RTCP, whose index of 31 bits ends at byte 13. */
function rtcpCounter(salt: Buffer, packet: Buffer, index: number): Buffer {
  const counter = Buffer.alloc(16)
  salt.copy(counter)
  mix32(counter, 4, packet.readUInt32BE(4))
  mix32(counter, 10, index)
  return counter
}

function mix32(bytes: Buffer, offset: number, value: number): void {
  bytes.writeUInt32BE((bytes.readUInt32BE(offset) ^ value) >>> 0, offset)
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value % 2 ** 32)
  return bytes
}
