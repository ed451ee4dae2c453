import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { AddressBook, type Addressed } from '#ice/address-book.ts'
import { answerBinding, bindingRequest, isIntegral, readBindingRequest } from '#ice/stun.ts'

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(/\s/g, ''), 'hex')

/** RFC 5769 §2.1 and §2.2. */
const PASSWORD = 'VOkJxbRl1RmTxUk/WvJxBt'
const SAMPLE = hex(`000100582112a442b7e7a701bc34d686fa87dfae 802200105354554e207465737420636c69656e74
  002400046e0001ff 80290008932ff9b151263b36 000600096576746a3a68367659202020
  000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2 80280004e57a3bcf`)

describe('a STUN binding request', () => {
  test('of RFC 5769 is read and its integrity is right', () => {
    const request = readBindingRequest(SAMPLE)
    expect(request?.username).toBe('evtj:h6vY')
    expect(request && isIntegral(request, PASSWORD)).toBe(true)
    expect(request && isIntegral(request, 'another password')).toBe(false)
  })

  test('with any changed byte is not read, or not integral', () => {
    for (let at = 0; at < SAMPLE.length; at += 1) {
      const changed = Buffer.from(SAMPLE)
      changed.writeUInt8(changed.readUInt8(at) ^ 0x01, at)
      expect(readBindingRequest(changed), `byte ${at}`).toBeNull()
    }
  })

  test.each([
    ['without a fingerprint', SAMPLE.subarray(0, -8)],
    ['without integrity', Buffer.concat([SAMPLE.subarray(0, 72), SAMPLE.subarray(96)])],
    ['cut short', SAMPLE.subarray(0, 40)],
    ['of nothing', Buffer.alloc(0)],
  ])('%s is not read', (_, bytes) => {
    expect(readBindingRequest(bytes)).toBeNull()
  })

  test('is answered with the address it came from, integral and fingerprinted', () => {
    const request = readBindingRequest(bindingRequest('ours:theirs', 'secret', randomBytes(12), true))
    expect(request?.nominated).toBe(true)
    const answer = request && answerBinding(request, { address: '192.0.2.1', port: 32_853 }, 'secret')
    // XOR-MAPPED-ADDRESS as in RFC 5769 §2.2.
    expect(answer?.subarray(20, 32)).toEqual(hex('002000080001a147e112a643'))
    expect(answer?.subarray(4, 20)).toEqual(request?.bytes.subarray(4, 20))
    expect(answer?.length).toBe(64)
  })
})

describe('the address book', () => {
  const peer = (fragment: string): Addressed => ({ fragment, chosen: null })
  const at = (port: number) => ({ address: '192.0.2.1', port })

  test('knows a peer at an address only after it proved it, and forgets both together', () => {
    const book = new AddressBook()
    const noor = peer('noor')
    book.add(noor)
    expect(book.at(at(1))).toBeUndefined()
    book.prove(noor, at(1), false)
    expect(book.at(at(1))).toBe(noor)
    book.remove(noor)
    expect(book.at(at(1))).toBeUndefined()
    expect(book.addressCount).toBe(0)
  })

  test('uses the first path at once and another when it is nominated', () => {
    const book = new AddressBook()
    const noor = peer('noor')
    book.add(noor)
    book.prove(noor, at(1), false)
    book.prove(noor, at(2), false)
    expect(noor.chosen).toEqual(at(1))
    book.prove(noor, at(2), true)
    expect(noor.chosen).toEqual(at(2))
  })

  test('remembers four paths of a peer, and never drops the one in use', () => {
    const book = new AddressBook()
    const noor = peer('noor')
    book.add(noor)
    for (let port = 1; port <= 50; port += 1) book.prove(noor, at(port), false)
    expect(book.addressCount).toBe(4)
    expect(book.at(at(1))).toBe(noor)
  })

  test('gives an address to whom proved it last, and the earlier owner’s leaving does not take it away', () => {
    const book = new AddressBook()
    const [noor, sami] = [peer('noor'), peer('sami')]
    book.add(noor)
    book.add(sami)
    book.prove(noor, at(1), false)
    book.prove(sami, at(1), false)
    book.remove(noor)
    expect(book.at(at(1))).toBe(sami)
  })
})
