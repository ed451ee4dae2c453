/**
 * Sequence numbers of RTP have 16 bits and turn over (RFC 3550). Everywhere inside this package a packet has an *index*
 * instead: the sequence number with its turns, which only ever grows (RFC 3711 §3.3.1 calls it that too).
 */
const TURN = 0x10000

/** How far `to` lies after `from`, -32768 to 32767, on the circle of 16-bit numbers. */
export function sequenceDistance(from: number, to: number): number {
  return ((to - from) << 16) >> 16
}

/** The index nearest to `near` that has this sequence number. May be negative when `near` is small. */
export function nearestIndex(near: number, sequence: number): number {
  return near + sequenceDistance(near & 0xffff, sequence)
}

/** The 16 bits that travel. */
export function sequenceOf(index: number): number {
  return index & 0xffff
}

/** How often the sequence number has turned over: the roll-over counter of SRTP. */
export function rolloverOf(index: number): number {
  return Math.floor(index / TURN)
}
