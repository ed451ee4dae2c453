import { describe, expect, test } from 'vitest'
import { headerLength, payloadOf, withoutExtension } from '#rtp/header.ts'
import { middleOf, ntpFromUnix, readNtp, writeNtp } from '#rtp/ntp.ts'
import { readRtcp } from '#rtp/rtcp-read.ts'
import { maximumBitrate, nack, pictureLoss, receiverReport, senderReport, sourceDescription } from '#rtp/rtcp-write.ts'
import { nearestIndex, rolloverOf, sequenceDistance, sequenceOf } from '#rtp/sequence.ts'
import { startsKeyFrame } from '#rtp/vp8.ts'

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(/\s/g, ''), 'hex')

describe('sequence numbers', () => {
  test.each([
    [1, 2, 1],
    [2, 1, -1],
    [65_535, 0, 1],
    [0, 65_535, -1],
    [0, 32_767, 32_767],
    [0, 32_768, -32_768],
  ])('from %i to %i is %i', (from, to, distance) => {
    expect(sequenceDistance(from, to)).toBe(distance)
  })

  test.each([
    [65_535, 0, 65_536],
    [65_536, 65_535, 65_535],
    [131_072, 5, 131_077],
    [3, 65_535, -1],
  ])('nearest to index %i, number %i is index %i', (near, sequence, index) => {
    expect(nearestIndex(near, sequence)).toBe(index)
  })

  test('an index is a number with its turns', () => {
    expect([rolloverOf(65_535), rolloverOf(65_536), sequenceOf(65_537)]).toEqual([0, 1, 1])
  })
})

describe('an RTP header', () => {
  const plain = hex('8060 0001 00000001 00000001 aabb')
  const extended = hex('9060 0001 00000001 00000001 bede0001 10ff0000 aabb')
  const padded = hex('a060 0001 00000001 00000001 aabb 0002')

  test('has the length of its parts', () => {
    expect([plain, extended, padded].map(headerLength)).toEqual([12, 20, 12])
  })

  test('cut short, or of another version, has none', () => {
    for (let length = 0; length < 20; length += 1) expect(headerLength(extended.subarray(0, length))).toBe(0)
    expect(headerLength(hex('0060 0001 00000001 00000001'))).toBe(0)
  })

  test('loses its extension and nothing else', () => {
    expect(withoutExtension(extended, 20)).toEqual(plain)
    expect(withoutExtension(plain, 12)).toBe(plain)
  })

  test('padding is no media, however long it says it is', () => {
    expect(payloadOf(padded, 12)).toEqual(hex('aabb'))
    expect(payloadOf(hex('a060 0001 00000001 00000001 aaff'), 12)).toHaveLength(0)
  })
})

describe('a key frame of VP8', () => {
  test.each([
    ['10 00', true],
    ['10 01', false],
    ['00 00', false],
    ['11 00', false],
    ['90 80 05 00', true],
    ['90 80 81 05 00', true],
    ['90 f0 81 05 07 20 00', true],
    ['90 e0 05 07 20 01', false],
    ['90', false],
    ['', false],
  ])('%s: %s', (payload, starts) => {
    expect(startsKeyFrame(hex(payload))).toBe(starts)
  })
})

describe('NTP time', () => {
  test('is written and read to the microsecond', () => {
    const bytes = Buffer.alloc(8)
    const ms = ntpFromUnix(1_800_000_000_123.456)
    writeNtp(bytes, 0, ms)
    expect(readNtp(bytes, 0)).toBeCloseTo(ms, 2)
    expect(middleOf(ms)).toBe(bytes.readUInt32BE(2))
  })
})

describe('RTCP', () => {
  test('a sender report is read as it was written', () => {
    const [part] = readRtcp(senderReport({ source: 7, ntpMs: 3_900_000_000_500, time: 90_000, packets: 3, bytes: 4 }))
    expect(part).toMatchObject({ kind: 'sender_report', source: 7, time: 90_000, ntpMs: 3_900_000_000_500 })
  })

  test('a receiver report tells loss as a fraction', () => {
    const reception = {
      source: 9,
      fractionLost: 0.25,
      lost: 12,
      highestIndex: 70_000,
      jitter: 3,
      lastReport: 5,
      delaySinceLastReport: 6,
    }
    const block = { source: 9, fractionLost: 0.25, lost: 12, highest: 70_000, lastReport: 5, delaySinceLastReport: 6 }
    expect(readRtcp(receiverReport(1, [reception]))).toEqual([{ kind: 'receiver_report', source: 1, blocks: [block] }])
  })

  test('a NACK names each packet, also across the turn, and shares entries', () => {
    const missing = [65_534, 65_535, 0, 14, 15, 400]
    const packet = nack(1, 9, missing)
    expect(packet).toHaveLength(12 + 3 * 4)
    expect(readRtcp(packet)).toEqual([{ kind: 'nack', media: 9, sequences: missing }])
  })

  test('REMB carries the bitrate in 18 bits and an exponent, rounded down', () => {
    expect(maximumBitrate(1, 3_000_000, [9])).toEqual(hex('8fce0005 00000001 00000000 52454d42 0112dc6c 00000009'))
    expect(maximumBitrate(1, 262_143, [])).toEqual(hex('8fce0004 00000001 00000000 52454d42 0003ffff'))
  })

  test('the parts of a compound are all found, and what we do not use is passed over', () => {
    const compound = Buffer.concat([receiverReport(1, []), sourceDescription(1, 'sfu'), pictureLoss(1, 9)])
    expect(readRtcp(compound).map(({ kind }) => kind)).toEqual(['receiver_report', 'key_frame_request'])
    expect(compound.length % 4).toBe(0)
  })

  test('a full intra request asks for a key frame too', () => {
    expect(readRtcp(hex('84ce0004 00000001 00000000 00000009 01000000'))).toEqual([{ kind: 'key_frame_request' }])
  })

  test('reading stops where a length lies', () => {
    expect(readRtcp(hex('80c9ffff 00000001'))).toEqual([])
  })
})
