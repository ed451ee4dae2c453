/** The 64-bit time of NTP as RTCP carries it (RFC 3550 §4): seconds since 1900 and a binary fraction. Here in milliseconds. */

const FRACTION = 2 ** 32
const SECONDS_1900_TO_1970 = 2_208_988_800

export function readNtp(bytes: Buffer, offset: number): number {
  return bytes.readUInt32BE(offset) * 1000 + (bytes.readUInt32BE(offset + 4) / FRACTION) * 1000
}

export function writeNtp(bytes: Buffer, offset: number, ms: number): void {
  const seconds = Math.floor(ms / 1000)
  bytes.writeUInt32BE(seconds % FRACTION, offset)
  bytes.writeUInt32BE(Math.floor(((ms - seconds * 1000) / 1000) * FRACTION) % FRACTION, offset + 4)
}

/** NTP time, in milliseconds, of a moment given in milliseconds since 1970. */
export function ntpFromUnix(unixMs: number): number {
  return unixMs + SECONDS_1900_TO_1970 * 1000
}

/** The middle 32 bits, by which a receiver says which sender report it saw last. */
export function middleOf(ntpMs: number): number {
  const bytes = Buffer.alloc(8)
  writeNtp(bytes, 0, ntpMs)
  return bytes.readUInt32BE(2)
}
