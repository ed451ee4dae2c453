const FINAL_TEXT = 0x81

/**
 * A text frame as a server sends it (RFC 6455 §5.2: final, unmasked), made of messages that are JSON already. Made once and
 * written to any number of sockets: encoding per viewer would cost more than the write itself.
 */
export function encodeFrame(messages: readonly string[]): Buffer {
  const text = `[${messages.join(',')}]`
  const length = Buffer.byteLength(text)
  const start = headerLength(length)
  const frame = Buffer.allocUnsafe(start + length)
  frame[0] = FINAL_TEXT
  if (start === 2) frame[1] = length
  if (start === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  }
  if (start === 10) {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.write(text, start)
  return frame
}

function headerLength(length: number): 2 | 4 | 10 {
  if (length < 126) return 2
  return length < 65_536 ? 4 : 10
}
