/** The fixed header of RTP (RFC 3550 §5.1): reading it, and the two things we change about it. */

const FIXED = 12
const VERSION_2 = 0x80

/** Length of the header with contributing sources and extension, or 0 when the packet is cut short or not version 2. */
export function headerLength(packet: Buffer): number {
  if (packet.length < FIXED || (packet.readUInt8(0) & 0xc0) !== VERSION_2) return 0
  const first = packet.readUInt8(0)
  const withSources = FIXED + (first & 0x0f) * 4
  if ((first & 0x10) === 0) return withSources <= packet.length ? withSources : 0
  if (withSources + 4 > packet.length) return 0
  const withExtension = withSources + 4 + 4 * packet.readUInt16BE(withSources + 2)
  return withExtension <= packet.length ? withExtension : 0
}

export const sequenceIn = (packet: Buffer): number => packet.readUInt16BE(2)
export const timeIn = (packet: Buffer): number => packet.readUInt32BE(4)
export const sourceIn = (packet: Buffer): number => packet.readUInt32BE(8)
export const payloadTypeIn = (packet: Buffer): number => packet.readUInt8(1) & 0x7f
export const markerIn = (packet: Buffer): boolean => packet.readUInt8(1) >= 0x80

/** RTCP shares the port with RTP; its packet types 192 to 223 tell it apart (RFC 5761 §4). */
export function isRtcp(packet: Buffer): boolean {
  const type = packet.readUInt8(1)
  return type >= 192 && type <= 223
}

/**
 * The packet without its header extension. Extension numbers are agreed per session, so one that a publisher chose would
 * mean something else, or nothing, to a viewer. `header` is `headerLength(packet)`.
 */
export function withoutExtension(packet: Buffer, header: number): Buffer {
  const first = packet.readUInt8(0)
  if ((first & 0x10) === 0) return packet
  const plain = Buffer.concat([packet.subarray(0, FIXED + (first & 0x0f) * 4), packet.subarray(header)])
  plain.writeUInt8(first & ~0x10, 0)
  return plain
}

/** The media in the packet, without header and padding; empty for a packet of padding alone or one that lies about it. */
export function payloadOf(packet: Buffer, header: number): Buffer {
  if ((packet.readUInt8(0) & 0x20) === 0) return packet.subarray(header)
  const padding = packet.readUInt8(packet.length - 1)
  return packet.subarray(header, Math.max(header, packet.length - padding))
}
