/**
 * Reads a compound RTCP packet (RFC 3550 §6, feedback: RFC 4585 §6, RFC 5104 §4.3.1). Tolerant: what we do not use is
 * left out, and reading stops at the first part that does not fit. Never throws.
 */
import { readNtp } from '#rtp/ntp.ts'

/** What a receiver says about one stream. `highest` is the extended sequence number, delays are in units of 1/65536 s. */
export type ReportBlock = {
  source: number
  fractionLost: number
  lost: number
  highest: number
  lastReport: number
  delaySinceLastReport: number
}

export type RtcpPart =
  | { kind: 'sender_report'; source: number; ntpMs: number; time: number; blocks: ReportBlock[] }
  | { kind: 'receiver_report'; source: number; blocks: ReportBlock[] }
  | { kind: 'nack'; media: number; sequences: number[] }
  | { kind: 'key_frame_request' }

const SENDER_REPORT = 200
const RECEIVER_REPORT = 201
const TRANSPORT_FEEDBACK = 205
const PAYLOAD_FEEDBACK = 206
const GENERIC_NACK = 1
const PICTURE_LOSS = 1
const FULL_INTRA_REQUEST = 4
const BLOCK = 24

export function readRtcp(packet: Buffer): RtcpPart[] {
  const parts: RtcpPart[] = []
  for (let offset = 0; offset + 8 <= packet.length; ) {
    const length = (packet.readUInt16BE(offset + 2) + 1) * 4
    const isVersion2 = packet.readUInt8(offset) >> 6 === 2
    if (!isVersion2 || offset + length > packet.length) break
    const part = readPart(packet.subarray(offset, offset + length))
    if (part) parts.push(part)
    offset += length
  }
  return parts
}

function readPart(part: Buffer): RtcpPart | undefined {
  const format = part.readUInt8(0) & 0x1f
  const type = part.readUInt8(1)
  if (type === SENDER_REPORT && part.length >= 28) {
    return {
      kind: 'sender_report',
      source: part.readUInt32BE(4),
      ntpMs: readNtp(part, 8),
      time: part.readUInt32BE(16),
      blocks: readBlocks(part, 28, format),
    }
  }
  if (type === RECEIVER_REPORT && part.length >= 8) {
    return { kind: 'receiver_report', source: part.readUInt32BE(4), blocks: readBlocks(part, 8, format) }
  }
  if (type === TRANSPORT_FEEDBACK && format === GENERIC_NACK && part.length >= 16) {
    return { kind: 'nack', media: part.readUInt32BE(8), sequences: readNacks(part) }
  }
  if (type === PAYLOAD_FEEDBACK && (format === PICTURE_LOSS || format === FULL_INTRA_REQUEST)) {
    return { kind: 'key_frame_request' }
  }
  return undefined
}

function readBlocks(part: Buffer, from: number, count: number): ReportBlock[] {
  const blocks: ReportBlock[] = []
  for (let i = 0, at = from; i < count && at + BLOCK <= part.length; i += 1, at += BLOCK) {
    blocks.push({
      source: part.readUInt32BE(at),
      fractionLost: part.readUInt8(at + 4) / 256,
      lost: part.readIntBE(at + 5, 3),
      highest: part.readUInt32BE(at + 8),
      lastReport: part.readUInt32BE(at + 16),
      delaySinceLastReport: part.readUInt32BE(at + 20),
    })
  }
  return blocks
}

/** Each entry names one lost packet and, as a bit mask, which of the sixteen after it are lost too. */
function readNacks(part: Buffer): number[] {
  const sequences: number[] = []
  for (let at = 12; at + 4 <= part.length; at += 4) {
    const first = part.readUInt16BE(at)
    const mask = part.readUInt16BE(at + 2)
    sequences.push(first)
    for (let bit = 0; bit < 16; bit += 1) if (mask & (1 << bit)) sequences.push((first + bit + 1) & 0xffff)
  }
  return sequences
}
