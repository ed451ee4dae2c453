/**
 * The only memory whose address OpenSSL is ever given. V8 may move the bytes of a small Buffer while C still writes to the
 * old place; this one block lies outside V8's heap, is never resized and lives as long as the process. All DTLS of the
 * process shares it: every call copies in, calls, and copies out before it returns.
 */
import type { OpenSsl, Pointer } from '#dtls/openssl.ts'

const MAX_INCOMING = 4096
const MAX_OUTGOING = 32_768
const SCRATCH = 4096

export class PinnedMemory {
  readonly bytes = Buffer.allocUnsafeSlow(MAX_INCOMING + MAX_OUTGOING + SCRATCH).fill(0)
  readonly incoming = 0
  readonly incomingLength = MAX_INCOMING
  readonly outgoing = MAX_INCOMING
  readonly outgoingLength = MAX_OUTGOING
  readonly scratch = MAX_INCOMING + MAX_OUTGOING
  readonly #address: Pointer

  constructor(openssl: OpenSsl) {
    this.#address = Number(openssl.koffi.address(this.bytes))
  }

  addressOf(offset: number): Pointer {
    return this.#address + offset
  }

  /** A copy that outlives the next call. */
  copyOf(offset: number, length: number): Buffer {
    return Buffer.from(this.bytes.subarray(offset, offset + length))
  }

  wipe(offset: number, length: number): void {
    this.bytes.fill(0, offset, offset + length)
  }
}
