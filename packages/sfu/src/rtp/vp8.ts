/**
 * Does a key frame of VP8 begin in this payload? (RFC 7741 §4.2 and §4.3: a descriptor of one to six bytes, then the
 * frame's own header, whose lowest bit is 0 for a key frame.)
 */
export function startsKeyFrame(payload: Buffer): boolean {
  const first = payload[0]
  if (first === undefined) return false
  const startsPartitionZero = (first & 0x10) !== 0 && (first & 0x07) === 0
  if (!startsPartitionZero) return false

  const frame = payload[descriptorLength(payload, first)]
  return frame !== undefined && (frame & 1) === 0
}

function descriptorLength(payload: Buffer, first: number): number {
  if ((first & 0x80) === 0) return 1
  const extension = payload[1] ?? 0
  let length = 2
  if (extension & 0x80) length += (payload[length] ?? 0) & 0x80 ? 2 : 1
  if (extension & 0x40) length += 1
  if (extension & 0x30) length += 1
  return length
}
