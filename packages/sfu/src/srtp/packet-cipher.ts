/**
 * How one SRTP profile protects single packets. Pure: which roll-over or index belongs to a packet, and whether it came
 * before, is decided elsewhere. `header` is the length of the RTP header, which stays readable but authenticated.
 * Opening answers null for a packet that is not genuine.
 */
import type { SessionKeys } from '#srtp/keys.ts'

export type PacketCipher = {
  tagLength: number
  sealRtp(keys: SessionKeys, packet: Buffer, header: number, rollover: number): Buffer
  openRtp(keys: SessionKeys, packet: Buffer, header: number, rollover: number): Buffer | null
  sealRtcp(keys: SessionKeys, packet: Buffer, index: number): Buffer
  openRtcp(keys: SessionKeys, packet: Buffer): { packet: Buffer; index: number } | null
}

/** In front of every SRTCP index: the packet is encrypted (RFC 3711 §3.4). We agree to nothing else. */
export const ENCRYPTED = 0x80000000

export const RTCP_HEADER = 8
