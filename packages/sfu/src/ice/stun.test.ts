import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { AddressBook, type Addressed } from '#ice/address-book.ts'
import { IceLite, type IcePeer } from '#ice/ice-lite.ts'
import {
  type Address,
  answerBinding,
  answersRequest,
  bindingRequest,
  challengeRequest,
  isIntegral,
  readBindingRequest,
} from '#ice/stun.ts'

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
    book.prove(noor, at(1))
    expect(book.at(at(1))).toBe(noor)
    book.remove(noor)
    expect(book.at(at(1))).toBeUndefined()
    expect(book.addressCount).toBe(0)
  })

  test('remembers four paths of a peer, and never drops the one in use', () => {
    const book = new AddressBook()
    const noor = peer('noor')
    book.add(noor)
    for (let port = 1; port <= 50; port += 1) book.prove(noor, at(port))
    expect(book.addressCount).toBe(4)
    expect(book.at(at(1))).toBe(noor)
  })

  test('gives an address to whom proved it last, and the earlier owner’s leaving does not take it away', () => {
    const book = new AddressBook()
    const [noor, sami] = [peer('noor'), peer('sami')]
    book.add(noor)
    book.add(sami)
    book.prove(noor, at(1))
    book.prove(sami, at(1))
    book.remove(noor)
    expect(book.at(at(1))).toBe(sami)
  })
})

describe('ICE-lite', () => {
  const peer = (): IcePeer => ({
    fragment: 'ours',
    password: 'secret',
    username: 'ours:theirs',
    peerUsername: 'theirs:ours',
    peerPassword: 'their secret',
    chosen: null,
    heard: () => {},
  })
  const home: Address = { address: '192.0.2.1', port: 1 }
  const away: Address = { address: '192.0.2.2', port: 2 }
  const check = (nominate: boolean, username = 'ours:theirs', password = 'secret') =>
    bindingRequest(username, password, randomBytes(12), nominate)

  function world() {
    const sent: { datagram: Buffer; to: Address }[] = []
    const ice = new IceLite<IcePeer>((datagram, to) => sent.push({ datagram, to }))
    const noor = peer()
    ice.add(noor)
    return { ice, noor, sent }
  }

  test('answers a right check and uses the first path at once', () => {
    const { ice, noor, sent } = world()
    expect(ice.receive(check(false), home, 0)).toBe(true)
    expect(noor.chosen).toEqual(home)
    expect(sent).toMatchObject([{ to: home }])
  })

  test.each([
    ['another fragment of ours', check(true, 'other:theirs')],
    ['another fragment of theirs', check(true, 'ours:other')],
    ['another password', check(true, 'ours:theirs', 'guess')],
  ])('says nothing to a check with %s', (_, datagram) => {
    const { ice, noor, sent } = world()
    expect(ice.receive(datagram, home, 0)).toBe(false)
    expect(sent).toEqual([])
    expect(noor.chosen).toBeNull()
  })

  test('moves to another path only when that path answers our challenge, so that nobody can aim a stream at a stranger', () => {
    const { ice, noor, sent } = world()
    ice.receive(check(true), home, 0)
    ice.receive(check(true), away, 1000)
    expect(noor.chosen).toEqual(home)

    const challenge = sent.at(-1)
    expect(challenge?.to).toEqual(away)
    const asked = challenge && readBindingRequest(challenge.datagram)
    expect(asked?.username).toBe('theirs:ours')
    expect(asked && isIntegral(asked, 'their secret')).toBe(true)
    if (!asked) return
    const answer = answerBinding(asked, away, 'their secret')
    expect(ice.receive(answer, home, 1050), 'from elsewhere').toBe(false)
    expect(ice.receive(answerBinding(asked, away, 'guess'), away, 1050), 'without the password').toBe(false)
    expect(noor.chosen).toEqual(home)
    expect(ice.receive(answer, away, 1100)).toBe(true)
    expect(noor.chosen).toEqual(away)
    expect(ice.receive(answer, away, 1150), 'twice').toBe(false)
  })

  test('challenges a path at most once in half a second', () => {
    const { ice, sent } = world()
    ice.receive(check(true), home, 0)
    for (let at = 1000; at < 1500; at += 10) ice.receive(check(true), away, at)
    expect(sent.filter(({ datagram }) => readBindingRequest(datagram) !== null)).toHaveLength(1)
  })

  test('an answer to another transaction is none', () => {
    const transaction = randomBytes(12)
    const asked = readBindingRequest(challengeRequest('theirs:ours', 'their secret', transaction))
    const answer = asked && answerBinding(asked, home, 'their secret')
    expect(answer && answersRequest(answer, transaction, 'their secret')).toBe(true)
    expect(answer && answersRequest(answer, randomBytes(12), 'their secret')).toBe(false)
  })
})
