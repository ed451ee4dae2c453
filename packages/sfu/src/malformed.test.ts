/**
 * Whatever strangers send: no reader throws, and a server under mutated datagrams goes on answering right ones. Every failure
 * prints the seed with which it can be played again.
 */
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { selfSigned } from '#certificate/self-signed.ts'
import { DtlsContext } from '#dtls/context.ts'
import { parseFingerprint } from '#dtls/fingerprint.ts'
import { loadOpenSsl } from '#dtls/openssl.ts'
import { cutIntoDatagrams } from '#dtls/records.ts'
import { DtlsSession } from '#dtls/session.ts'
import { type GrantRole, verifyGrant } from '#grant.ts'
import { type Address, bindingRequest, readBindingRequest } from '#ice/stun.ts'
import { headerLength, payloadOf, withoutExtension } from '#rtp/header.ts'
import { readRtcp } from '#rtp/rtcp-read.ts'
import { nack, receiverReport, senderReport } from '#rtp/rtcp-write.ts'
import { startsKeyFrame } from '#rtp/vp8.ts'
import { writeAnswer } from '#sdp/answer.ts'
import { chooseMedia } from '#sdp/choice.ts'
import { readOffer } from '#sdp/offer.ts'
import { DEFAULT_BOUNDS } from '#server/bounds.ts'
import type { DatagramPort } from '#server/datagram-port.ts'
import { Sfu } from '#server/sfu.ts'
import { SrtpReceiver } from '#srtp/receiver.ts'
import { SrtpSender } from '#srtp/sender.ts'

const RUNS = { numRuns: 500 }
const anyBytes = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))

/** A right packet with some bytes changed, and perhaps cut or lengthened. */
function mutated(seeds: Buffer[]): fc.Arbitrary<Buffer> {
  const change = fc.tuple(fc.nat(), fc.nat(255))
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { maxLength: 8 }), fc.option(fc.nat(), { nil: null }), anyBytes)
    .map(([seed, changes, cut, more]) => {
      const bytes = Buffer.from(seed)
      for (const [at, value] of changes) bytes.writeUInt8(value, at % bytes.length)
      return cut === null ? bytes : Buffer.concat([bytes.subarray(0, cut % bytes.length), more])
    })
}

const rtp = Buffer.from('9060000100000001000000010000bede000110ff000090e08005072001aabbccdd', 'hex')
const stun = bindingRequest('ours:theirs', 'secret', randomBytes(12), true)
const reception = {
  source: 1,
  fractionLost: 0,
  lost: 0,
  highestIndex: 1,
  jitter: 0,
  lastReport: 1,
  delaySinceLastReport: 1,
}
const rtcp = Buffer.concat([
  senderReport({ source: 1, ntpMs: 1e12, time: 1, packets: 1, bytes: 1 }),
  receiverReport(1, [reception, reception]),
  nack(1, 1, [1, 2, 40]),
])
const OFFER = `v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96 97
a=ice-ufrag:Wxyz\na=ice-pwd:0123456789abcdef01234567\na=fingerprint:sha-256 ${Array(32).fill('AB').join(':')}
a=setup:actpass\na=mid:0\na=sendrecv\na=rtcp-mux\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack\na=fmtp:96 x=1`

describe('readers never throw', { timeout: 30_000 }, () => {
  test('RTP', () => {
    fc.assert(
      fc.property(fc.oneof(anyBytes, mutated([rtp])), (packet) => {
        const header = headerLength(packet)
        expect(header === 0 || (header >= 12 && header <= packet.length)).toBe(true)
        if (header === 0) return
        startsKeyFrame(payloadOf(packet, header))
        expect(headerLength(withoutExtension(packet, header))).toBeGreaterThanOrEqual(12)
      }),
      RUNS,
    )
  })

  test('RTCP and STUN', () => {
    fc.assert(
      fc.property(fc.oneof(anyBytes, mutated([rtcp, stun])), (packet) => {
        expect(readRtcp(packet).length).toBeLessThanOrEqual(packet.length / 8)
        readBindingRequest(packet)
      }),
      RUNS,
    )
  })

  test('offers, whose answers keep the shape of an answer', () => {
    const lines = OFFER.split(/\r?\n/)
    const shuffled = fc.array(fc.oneof(fc.constantFrom(...lines), fc.string({ unit: 'binary', maxLength: 60 })), {
      maxLength: 40,
    })
    const offer = fc.oneof(
      fc.string({ unit: 'binary' }),
      shuffled.map((some) => [...lines, ...some].join('\n')),
      shuffled.map((some) => some.join('\r\n')),
    )
    fc.assert(
      fc.property(offer, fc.constantFrom<GrantRole>('publish', 'watch'), (text, role) => {
        const reading = readOffer(text)
        if (!reading.ok) return
        const facts = {
          role,
          sessionId: '1',
          ice: { fragment: 'f', password: 'p' },
          fingerprint: 'sha-256 00',
          addresses: ['192.0.2.1'],
          port: 1,
          sources: { audio: 1, video: 2 },
        }
        const answer = writeAnswer(reading.offer, chooseMedia(reading.offer, role), facts)
        expect(answer.match(/^m=/gm) ?? []).toHaveLength(reading.offer.media.length)
        expect(
          answer
            .split('\r\n')
            .slice(0, -1)
            .every((line) => /^[a-z]=/.test(line)),
        ).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  test('grants and fingerprints', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(verifyGrant('s'.repeat(32), text).ok).toBe(false)
        parseFingerprint(text)
        parseFingerprint(`sha-256 ${text}`)
      }),
      RUNS,
    )
  })

  test('SRTP and SRTCP, which moreover open nothing that was changed', () => {
    const master = { key: randomBytes(16), salt: randomBytes(12) }
    const sender = new SrtpSender('AEAD_AES_128_GCM', master)
    const sealed = [sender.sealRtp(rtp, 1), sender.sealRtcp(rtcp)]
    const receiver = new SrtpReceiver('AEAD_AES_128_GCM', master)
    fc.assert(
      fc.property(fc.oneof(anyBytes, mutated(sealed)), (packet) => {
        if (sealed.some((genuine) => genuine.equals(packet))) return
        expect(receiver.openRtp(packet)).toBeNull()
        expect(receiver.openRtcp(packet)).toBeNull()
      }),
      RUNS,
    )
  })

  test('records of DTLS are cut whole and within the limit, or alone', () => {
    const record = fc.uint8Array({ maxLength: 700 }).map((body) => {
      const bytes = Buffer.concat([Buffer.from('16fefd0000000000000000', 'hex'), Buffer.alloc(2), body])
      bytes.writeUInt16BE(body.length, 11)
      return bytes
    })
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), (records) => {
        const datagrams = cutIntoDatagrams(Buffer.concat(records), 1200)
        expect(Buffer.concat(datagrams)).toEqual(Buffer.concat(records))
        expect(datagrams.every(({ length }) => length <= 1200)).toBe(true)
      }),
      RUNS,
    )
    fc.assert(
      fc.property(anyBytes, (bytes) => void cutIntoDatagrams(bytes, 1200)),
      RUNS,
    )
  })
})

describe('a server under malformed datagrams', { timeout: 30_000 }, () => {
  const from: Address = { address: '127.0.0.1', port: 50_000 }
  const replies: Buffer[] = []
  let deliver: (datagram: Buffer, from: Address) => void = () => {}
  let context: DtlsContext
  let sfu: Sfu
  let hello: Buffer[]

  beforeAll(async () => {
    const openssl = await loadOpenSsl()
    const credentials = selfSigned('test', new Date())
    context = new DtlsContext(openssl, credentials)
    hello = await clientHello(new DtlsContext(openssl, credentials, 'client'))
    const port: DatagramPort = {
      number: 1,
      send: (datagram) => void replies.push(datagram),
      onDatagram: (handler) => {
        deliver = handler
      },
      close: async () => {},
    }
    const bounds = {
      ...DEFAULT_BOUNDS,
      sessions: 10_000,
      sessionsPerPerson: 10_000,
      unproven: 10_000,
      unprovenPerPerson: 10_000,
    }
    sfu = new Sfu({ context, port, addresses: ['127.0.0.1'], bounds, onEvent: () => {} })
  })
  afterAll(() => sfu.stop())

  async function clientHello(client: DtlsContext): Promise<Buffer[]> {
    const sent: Buffer[] = []
    const session = new DtlsSession(
      client,
      [],
      { send: (d) => void sent.push(d), connected: () => {}, closed: () => {} },
      'client',
    )
    session.connect()
    session.close()
    return sent
  }

  /** A session whose address is proven, so that what follows reaches DTLS and SRTP. */
  function proven(): Address {
    const grant = {
      room: 'show',
      role: 'publish' as const,
      subject: 'seller',
      issuedAt: Date.now(),
      expiresAt: Date.now() + 1000,
    }
    const outcome = sfu.join(grant, OFFER)
    if (!outcome.ok) throw new Error(outcome.why)
    const [, fragment = ''] = /a=ice-ufrag:(\S+)/.exec(outcome.answer) ?? []
    const [, password = ''] = /a=ice-pwd:(\S+)/.exec(outcome.answer) ?? []
    replies.length = 0
    from.port = (from.port % 60_000) + 1
    const address = { ...from }
    deliver(bindingRequest(`${fragment}:Wxyz`, password, randomBytes(12), true), address)
    expect(replies).toHaveLength(1)
    return address
  }

  test('meets no fault of ours, frees every session, and answers the next right hello', async () => {
    const anything = fc.oneof(anyBytes, mutated([...hello, stun, rtp, rtcp]))
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 20 }), (datagrams) => {
        const address = proven()
        for (const datagram of datagrams) deliver(datagram, address)
      }),
      { numRuns: 150 },
    )
    expect(sfu.report().datagrams.guarded).toBe(0)

    const address = proven()
    replies.length = 0
    for (const datagram of hello) deliver(datagram, address)
    await expect.poll(() => replies.length).toBeGreaterThan(0)

    sfu.revoke({ room: 'show', subject: null, atMs: Date.now() - 60_000 })
    expect(context.counters.created).toBeGreaterThan(0)
    expect(context.counters.freed).toBe(context.counters.created)
    expect(context.counters.pending).toBe(0)
    expect(sfu.report()).toMatchObject({ sessions: 0, rooms: [] })
  })

  test('answers nothing and starts no DTLS for an address that ICE did not prove', () => {
    const before = context.counters.created
    replies.length = 0
    const stranger = { address: '192.0.2.9', port: 9 }
    for (const datagram of [...hello, stun, bindingRequest('no:body', 'x', randomBytes(12), false)])
      deliver(datagram, stranger)
    expect(replies).toHaveLength(0)
    expect(context.counters.created).toBe(before)
  })
})
