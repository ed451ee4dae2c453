import { describe, expect, test } from 'vitest'
import { writeAnswer } from '#sdp/answer.ts'
import { chooseMedia, type Role } from '#sdp/choice.ts'
import { type Offer, readOffer } from '#sdp/offer.ts'

const FINGERPRINT = `a=fingerprint:sha-256 ${Array(32).fill('AB').join(':')}`
const TRANSPORT = `a=ice-ufrag:Wxyz\na=ice-pwd:0123456789abcdef01234567\n${FINGERPRINT}\na=setup:actpass`

const offer = (head: string, ...media: string[]) =>
  `v=0\no=- 1 2 IN IP4 127.0.0.1\ns=-\nt=0 0\n${head}\n${media.join('\n')}\n`

const audio = (direction: string, more = TRANSPORT) => `m=audio 9 UDP/TLS/RTP/SAVPF 111 63
c=IN IP4 0.0.0.0
${more}
a=mid:0
a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid
a=${direction}
a=rtcp-mux
a=rtpmap:111 opus/48000/2
a=rtcp-fb:111 transport-cc
a=fmtp:111 minptime=10;useinbandfec=1
a=rtpmap:63 red/48000/2`

const video = (direction: string, more = TRANSPORT) => `m=video 9 UDP/TLS/RTP/SAVPF 96 97 103
c=IN IP4 0.0.0.0
${more}
a=mid:1
a=${direction}
a=rtcp-mux
a=rtcp-rsize
a=rtpmap:96 VP8/90000
a=rtcp-fb:96 goog-remb
a=rtcp-fb:96 transport-cc
a=rtcp-fb:96 ccm fir
a=rtcp-fb:96 nack
a=rtcp-fb:96 nack pli
a=rtpmap:97 rtx/90000
a=fmtp:97 apt=96
a=rtpmap:103 H264/90000`

const browser = (direction: string) => offer('a=group:BUNDLE 0 1', audio(direction), video(direction))

function read(text: string): Offer {
  const reading = readOffer(text)
  if (!reading.ok) throw new Error(reading.why)
  return reading.offer
}

function answer(text: string, role: Role): string {
  const parsed = read(text)
  return writeAnswer(parsed, chooseMedia(parsed, role), {
    role,
    sessionId: '42',
    ice: { fragment: 'ours', password: 'secret' },
    fingerprint: 'sha-256 00:11',
    addresses: ['192.0.2.1', '192.0.2.2'],
    port: 40_000,
    sources: { audio: 11, video: 22 },
  })
}

describe('the answer to a browser', () => {
  test('that publishes: Opus and VP8 received in one bundle, without transport-cc, extensions or retransmission codecs', () => {
    const text = answer(browser('sendonly'), 'publish')
    expect(text).toContain('a=group:BUNDLE 0 1\r\n')
    expect(text).toContain('m=audio 40000 UDP/TLS/RTP/SAVPF 111\r\n')
    expect(text).toContain('m=video 40000 UDP/TLS/RTP/SAVPF 96\r\n')
    expect(text).toContain('a=fmtp:111 minptime=10;useinbandfec=1\r\n')
    expect(text.match(/^a=recvonly\r$/gm)).toHaveLength(2)
    expect(text).toContain(
      'a=rtcp-fb:96 nack\r\na=rtcp-fb:96 nack pli\r\na=rtcp-fb:96 ccm fir\r\na=rtcp-fb:96 goog-remb\r\n',
    )
    expect(text).not.toMatch(/transport-cc|extmap|rtx|H264|a=ssrc/)
    expect(text.match(/^a=setup:passive\r$/gm)).toHaveLength(2)
  })

  test('that watches: sent from the sources of the room', () => {
    const text = answer(browser('recvonly'), 'watch')
    expect(text.match(/^a=sendonly\r$/gm)).toHaveLength(2)
    expect(text).toContain('a=ssrc:22 msid:live video\r\n')
    expect(text).toContain('a=ssrc:11 msid:live audio\r\n')
  })

  test('offers every public address, the first one with the highest priority', () => {
    const lines = answer(browser('recvonly'), 'watch').match(/a=candidate:[^\r]+/g) ?? []
    expect(lines.slice(0, 2)).toEqual([
      'a=candidate:1 1 udp 2130706431 192.0.2.1 40000 typ host',
      'a=candidate:2 1 udp 2130706175 192.0.2.2 40000 typ host',
    ])
  })

  test('refuses what it does not carry in place, and leaves it out of the bundle', () => {
    const data = `m=application 9 UDP/DTLS/SCTP webrtc-datachannel\n${TRANSPORT}\na=mid:2`
    const text = answer(offer('a=group:BUNDLE 0 1 2', audio('sendonly'), video('sendonly'), data), 'publish')
    expect(text).toContain(
      'm=application 0 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\na=mid:2\r\na=inactive',
    )
    expect(text).toContain('a=group:BUNDLE 0 1\r\n')
  })
})

describe('tolerance', () => {
  test('an encoder with transport attributes of the session, capitals, other numbers and another group', () => {
    const text = offer(
      `a=group:BUNDLE a v\na=group:LS a v\n${TRANSPORT}`,
      'm=audio 9 UDP/TLS/RTP/SAVPF 100\na=mid:a\na=sendonly\na=rtcp-mux\na=rtpmap:100 OPUS/48000/2',
      'm=video 9 UDP/TLS/RTP/SAVPF 120\na=mid:v\na=sendonly\na=rtcp-mux\na=rtpmap:120 vp8/90000',
    )
    expect(answer(text, 'publish')).toContain('a=rtpmap:120 vp8/90000')
  })

  test('lines may end either way', () => {
    const crlf = browser('recvonly').replaceAll('\n', '\r\n')
    expect(read(crlf)).toEqual(read(browser('recvonly')))
  })

  test('video alone is carried, and so is audio alone', () => {
    expect(Object.keys(chooseMedia(read(offer('', video('sendonly'))), 'publish'))).toEqual(['video'])
    expect(Object.keys(chooseMedia(read(offer('', audio('sendonly'))), 'publish'))).toEqual(['audio'])
  })
})

describe('an offer that is refused', () => {
  const weak = browser('sendonly').replaceAll('sha-256', 'sha-1')
  test.each([
    ['not a session description', 'hello', 'begins with v=0'],
    ['without media', offer(''), 'no media'],
    ['without an ICE fragment', browser('sendonly').replaceAll(/a=ice-ufrag.*\n/g, ''), 'ice-ufrag'],
    ['with a short ICE password', browser('sendonly').replaceAll('0123456789abcdef01234567', 'short'), 'ice-pwd'],
    ['with a weak fingerprint only', weak, 'fingerprint'],
    ['that wants to be the DTLS server', browser('sendonly').replaceAll('actpass', 'passive'), 'setup'],
    ['with the same mid twice', browser('sendonly').replaceAll('a=mid:1', 'a=mid:0'), 'same a=mid'],
    ['not bundled', browser('sendonly').replace('a=group:BUNDLE 0 1', ''), 'BUNDLE'],
    ['of 2001 lines', offer('a=x\n'.repeat(1992), video('sendonly')), 'more than 2000'],
    ['of 17 sections', offer('a=group:BUNDLE x', ...Array(17).fill('m=audio 9 X 0')), 'more than 16'],
  ])('%s', (_, text, why) => {
    expect(readOffer(text)).toEqual({ ok: false, why: expect.stringContaining(why) })
  })

  test('has nothing we carry when the direction is the wrong one or the codec is another', () => {
    expect(chooseMedia(read(browser('recvonly')), 'publish')).toEqual({})
    expect(chooseMedia(read(browser('sendonly')), 'watch')).toEqual({})
    expect(chooseMedia(read(browser('sendonly').replaceAll('a=rtcp-mux\n', '')), 'publish')).toEqual({})
    const other = browser('sendonly').replaceAll('VP8', 'AV1').replaceAll('opus', 'PCMU')
    expect(chooseMedia(read(other), 'publish')).toEqual({})
  })

  test('nobody writes lines of their own into the answer', () => {
    const text = offer('', `m=vi\u0000deo 9 UDP/TLS/RTP/SAVPF 96\n${TRANSPORT}\na=mid:x y\na=candidate:evil`)
    expect(answer(text, 'publish')).toContain('m=unknown 0 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\na=mid:0\r\n')
  })
})
