/** Just enough of DER (ITU-T X.690) to write a certificate. */

export function der(tag: number, ...parts: (Buffer | number[])[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)))
  return Buffer.concat([Buffer.from([tag, ...lengthBytes(body.length)]), body])
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length]
  if (length < 0x100) return [0x81, length]
  return [0x82, length >> 8, length & 0xff]
}

export const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts)
export const set = (...parts: Buffer[]): Buffer => der(0x31, ...parts)
export const integer = (bytes: Buffer | number[]): Buffer => der(0x02, bytes)
export const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text))
export const explicit = (number: number, part: Buffer): Buffer => der(0xa0 + number, part)
/** Whole bytes only: the count of unused bits is zero. */
export const bits = (bytes: Buffer): Buffer => der(0x03, [0], bytes)
/** `encoded` is the identifier's own DER body in hexadecimal. */
export const identifier = (encoded: string): Buffer => der(0x06, Buffer.from(encoded, 'hex'))

/** Two digits of the year until 2049, four after it (RFC 5280 §4.1.2.5). */
export function time(at: Date): Buffer {
  const digits = `${at.toISOString().replaceAll(/[-:T]|\.\d+Z/g, '')}Z`
  return at.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits))
}
