/**
 * STUN binding as ICE uses it (RFC 5389, RFC 8445 §7): requests are read, checked and answered, and one of our own is made
 * to challenge a path. Both MESSAGE-INTEGRITY and FINGERPRINT must be there and right.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { crc32 } from '#ice/crc32.ts'

export type BindingRequest = {
  bytes: Buffer
  /** Our fragment, a colon, the peer's. */
  username: string
  /** The peer has chosen this path (RFC 8445 §8.1.1). */
  nominated: boolean
  integrityAt: number
}

export type Address = { address: string; port: number }

const HEADER = 20
const BINDING_REQUEST = 0x0001
const BINDING_SUCCESS = 0x0101
const MAGIC = 0x2112a442
const USERNAME = 0x0006
const MESSAGE_INTEGRITY = 0x0008
const XOR_MAPPED_ADDRESS = 0x0020
const PRIORITY = 0x0024
const USE_CANDIDATE = 0x0025
const ICE_CONTROLLED = 0x8029
const FINGERPRINT = 0x8028
const FINGERPRINT_MASK = 0x5354554e
const INTEGRITY_LENGTH = 20
const LONGEST_USERNAME = 513

/** Null for whatever is not a whole binding request with a username, an integrity and a right fingerprint. */
export function readBindingRequest(bytes: Buffer): BindingRequest | null {
  if (!isWhole(bytes, BINDING_REQUEST)) return null
  const { username, nominated, integrityAt } = readAttributes(bytes)
  return integrityAt !== null && username !== '' ? { bytes, username, nominated, integrityAt } : null
}

/** Is this the success response to our request of this transaction, by someone who knows the password? */
export function answersRequest(bytes: Buffer, transaction: Buffer, password: string): boolean {
  if (!isWhole(bytes, BINDING_SUCCESS) || !bytes.subarray(8, HEADER).equals(transaction)) return false
  const { integrityAt } = readAttributes(bytes)
  return integrityAt !== null && isIntegral({ bytes, integrityAt }, password)
}

function isWhole(bytes: Buffer, type: number): boolean {
  if (bytes.length < HEADER || bytes.length % 4 !== 0) return false
  if (bytes.readUInt16BE(0) !== type || bytes.readUInt32BE(4) !== MAGIC) return false
  return bytes.readUInt16BE(2) === bytes.length - HEADER && endsWithFingerprint(bytes)
}

/** Up to the integrity: what stands behind it is not covered by it, so it is not read. */
function readAttributes(bytes: Buffer): { username: string; nominated: boolean; integrityAt: number | null } {
  let username = ''
  let nominated = false
  for (let at = HEADER; at + 4 <= bytes.length; ) {
    const type = bytes.readUInt16BE(at)
    const length = bytes.readUInt16BE(at + 2)
    if (at + 4 + length > bytes.length) break
    if (type === USERNAME && length <= LONGEST_USERNAME) username = bytes.toString('latin1', at + 4, at + 4 + length)
    if (type === USE_CANDIDATE) nominated = true
    if (type === MESSAGE_INTEGRITY) return { username, nominated, integrityAt: length === INTEGRITY_LENGTH ? at : null }
    at += 4 + Math.ceil(length / 4) * 4
  }
  return { username, nominated, integrityAt: null }
}

function endsWithFingerprint(bytes: Buffer): boolean {
  const at = bytes.length - 8
  if (at < HEADER || bytes.readUInt16BE(at) !== FINGERPRINT || bytes.readUInt16BE(at + 2) !== 4) return false
  return bytes.readUInt32BE(at + 4) === fingerprintOf(bytes.subarray(0, at))
}

/** Was it made by someone who knows the password? */
export function isIntegral({ bytes, integrityAt }: { bytes: Buffer; integrityAt: number }, password: string): boolean {
  const said = bytes.subarray(integrityAt + 4, integrityAt + 4 + INTEGRITY_LENGTH)
  return timingSafeEqual(integrityOf(bytes.subarray(0, integrityAt), password), said)
}

/** The success response, which tells the peer the address that it has from here (IPv4). */
export function answerBinding(request: BindingRequest, from: Address, password: string): Buffer {
  const body = Buffer.alloc(HEADER + 12)
  body.writeUInt16BE(BINDING_SUCCESS, 0)
  request.bytes.copy(body, 4, 4, HEADER)
  body.writeUInt16BE(XOR_MAPPED_ADDRESS, HEADER)
  body.writeUInt16BE(8, HEADER + 2)
  body.writeUInt8(1, HEADER + 5)
  body.writeUInt16BE(from.port ^ (MAGIC >>> 16), HEADER + 6)
  body.writeUInt32BE((ipv4Number(from.address) ^ MAGIC) >>> 0, HEADER + 8)
  return withFingerprint(withIntegrity(body, password))
}

/** Our own request, as the agent that is controlled (RFC 8445 §7.1). `transaction` has 12 random bytes. */
export function challengeRequest(username: string, password: string, transaction: Buffer): Buffer {
  const priority = Buffer.from([110, 0, 0, 255])
  return request(username, password, transaction, [
    attribute(PRIORITY, priority),
    attribute(ICE_CONTROLLED, transaction.subarray(0, 8)),
  ])
}

/** A request as a browser makes it: for tests. */
export function bindingRequest(username: string, password: string, transaction: Buffer, nominate: boolean): Buffer {
  return request(username, password, transaction, nominate ? [attribute(USE_CANDIDATE, Buffer.alloc(0))] : [])
}

function request(username: string, password: string, transaction: Buffer, more: Buffer[]): Buffer {
  const header = Buffer.alloc(HEADER)
  header.writeUInt16BE(BINDING_REQUEST, 0)
  header.writeUInt32BE(MAGIC, 4)
  transaction.copy(header, 8, 0, 12)
  const name = attribute(USERNAME, Buffer.from(username, 'latin1'))
  return withFingerprint(withIntegrity(Buffer.concat([header, name, ...more]), password))
}

/** HMAC-SHA1 over the message as long as it will be with the integrity itself, and no longer (RFC 5389 §15.4). */
function integrityOf(message: Buffer, password: string): Buffer {
  const header = Buffer.from(message.subarray(0, HEADER))
  header.writeUInt16BE(message.length + 4 + INTEGRITY_LENGTH - HEADER, 2)
  return createHmac('sha1', password).update(header).update(message.subarray(HEADER)).digest()
}

function withIntegrity(message: Buffer, password: string): Buffer {
  return lengthened(Buffer.concat([message, attribute(MESSAGE_INTEGRITY, integrityOf(message, password))]))
}

function withFingerprint(message: Buffer): Buffer {
  const value = Buffer.alloc(4)
  const whole = lengthened(Buffer.concat([message, attribute(FINGERPRINT, value)]))
  whole.writeUInt32BE(fingerprintOf(whole.subarray(0, -8)), whole.length - 4)
  return whole
}

function fingerprintOf(message: Buffer): number {
  return (crc32(message) ^ FINGERPRINT_MASK) >>> 0
}

function attribute(type: number, value: Buffer): Buffer {
  const bytes = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4)
  bytes.writeUInt16BE(type, 0)
  bytes.writeUInt16BE(value.length, 2)
  value.copy(bytes, 4)
  return bytes
}

function lengthened(message: Buffer): Buffer {
  message.writeUInt16BE(message.length - HEADER, 2)
  return message
}

function ipv4Number(address: string): number {
  return address.split('.').reduce((number, part) => number * 256 + (Number(part) & 0xff), 0)
}
