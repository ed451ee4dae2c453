import { beforeEach, describe, expect, test } from 'vitest'
import type { Publisher } from '#room/publication.ts'
import { Room } from '#room/room.ts'
import type { Viewer } from '#room/viewing.ts'
import { middleOf, ntpFromUnix } from '#rtp/ntp.ts'
import { type RtcpPart, readRtcp } from '#rtp/rtcp-read.ts'
import { nack, pictureLoss, receiverReport, senderReport } from '#rtp/rtcp-write.ts'

const KEY_FRAME = Buffer.from('1000', 'hex')
const DELTA_FRAME = Buffer.from('1001', 'hex')

type Sent = { payloadType: number; sequence: number; time: number; source: number; bytes: string }

class TestPublisher implements Publisher {
  readonly id: string
  readonly subject = 'seller'
  readonly rtcp: Buffer[] = []

  constructor(id: string) {
    this.id = id
  }

  kindOf(payloadType: number) {
    return payloadType === 96 ? 'video' : payloadType === 111 ? 'audio' : undefined
  }

  sendRtcp(packet: Buffer): void {
    this.rtcp.push(packet)
  }

  heard(kind: RtcpPart['kind']): RtcpPart[] {
    return this.rtcp.flatMap(readRtcp).filter((part) => part.kind === kind)
  }

  /** The bitrates it was allowed, in order. */
  bitrates(): number[] {
    return this.rtcp.flatMap((packet) => {
      const at = packet.indexOf('REMB')
      return at < 0
        ? []
        : [
            (((packet.readUInt8(at + 5) & 3) << 16) | packet.readUInt16BE(at + 6)) *
              2 ** (packet.readUInt8(at + 5) >> 2),
          ]
    })
  }
}

class TestViewer implements Viewer {
  readonly id: string
  readonly subject: string
  readonly payloadTypes: { video: number; audio?: number }
  readonly packets: Sent[] = []
  readonly rtcp: Buffer[] = []

  constructor(id: string, payloadTypes: { video: number; audio?: number } = { video: 120, audio: 109 }) {
    this.id = id
    this.subject = id
    this.payloadTypes = payloadTypes
  }

  sendRtp(packet: Buffer, index: number): void {
    expect(index & 0xffff).toBe(packet.readUInt16BE(2))
    this.packets.push({
      payloadType: packet.readUInt8(1) & 0x7f,
      sequence: packet.readUInt16BE(2),
      time: packet.readUInt32BE(4),
      source: packet.readUInt32BE(8),
      bytes: packet.toString('hex'),
    })
  }

  sendRtcp(packet: Buffer): void {
    this.rtcp.push(packet)
  }
}

let room: Room
let seller: TestPublisher
let noor: TestViewer
let sami: TestViewer

function video(from: TestPublisher, index: number, nowMs = index * 10, payload = DELTA_FRAME, source = 1000): void {
  const packet = Buffer.concat([Buffer.alloc(12), payload])
  packet.writeUInt8(0x80, 0)
  packet.writeUInt8(0x80 | 96, 1)
  packet.writeUInt16BE(index & 0xffff, 2)
  packet.writeUInt32BE(index * 3000, 4)
  packet.writeUInt32BE(source, 8)
  room.onRtp(from, packet, index, nowMs)
}

beforeEach(() => {
  room = new Room(0)
  seller = new TestPublisher('seller-1')
  noor = new TestViewer('noor')
  sami = new TestViewer('sami', { video: 98 })
  room.addViewer(noor)
  room.addViewer(sami)
  room.publish(seller)
})

describe('a show', () => {
  test('reaches viewers who came before it, each with the payload type it asked for, all from the room’s source', () => {
    video(seller, 1)
    expect(noor.packets).toMatchObject([{ payloadType: 120, source: room.streams.video.source }])
    expect(sami.packets).toMatchObject([{ payloadType: 98, source: room.streams.video.source }])
  })

  test('begins with a key frame, asked for once for all who wait', () => {
    video(seller, 1)
    for (const at of [10, 30, 50]) room.tick(at)
    expect(seller.heard('key_frame_request')).toHaveLength(1)
    video(seller, 2, 60, KEY_FRAME)
    room.tick(500)
    expect(seller.heard('key_frame_request')).toHaveLength(1)
  })

  test('goes on unbroken for the same viewers when the publisher comes back with another source and numbers', () => {
    video(seller, 1)
    video(seller, 2)
    room.unpublish(seller)
    const again = new TestPublisher('seller-2')
    room.publish(again)
    video(again, 40_000, 1020, DELTA_FRAME, 2000)
    const [first, second, third] = noor.packets
    expect(third?.source).toBe(first?.source)
    expect((third?.sequence ?? 0) - (second?.sequence ?? 0)).toBe(1)
    expect((third?.time ?? 0) - (second?.time ?? 0)).toBe(90_000)
  })

  test('belongs to the newest publisher: the one before is named, and its packets are dropped', () => {
    const other = new TestPublisher('seller-2')
    expect(room.publish(other)).toBe(seller)
    video(seller, 1)
    expect(noor.packets).toHaveLength(0)
    room.unpublish(seller)
    expect(room.publisher).toBe(other)
  })

  test('does not reach a viewer who left', () => {
    room.removeViewer(noor)
    video(seller, 1)
    expect(noor.packets).toHaveLength(0)
    expect(sami.packets).toHaveLength(1)
  })

  test('header extensions of a publisher do not reach viewers, to whom their numbers would mean something else', () => {
    const extended = Buffer.from('9060000100000001000003e8bede000110ff00001001', 'hex')
    room.onRtp(seller, extended, 1, 0)
    expect(noor.packets[0]?.bytes).toMatch(/^80.{22}1001$/)
  })

  test('an audio packet does not go to a viewer who asked for video alone', () => {
    const audio = Buffer.from('806f 0001 00000001 000003e9 01'.replaceAll(' ', ''), 'hex')
    room.onRtp(seller, audio, 1, 0)
    expect([noor.packets.length, sami.packets.length]).toEqual([1, 0])
  })
})

describe('loss', () => {
  test('a viewer who misses packets is sent the same bytes again, and nobody else is', () => {
    for (const index of [1, 2, 3]) video(seller, index)
    const [, second, third] = noor.packets
    const missing = [second?.sequence ?? 0, third?.sequence ?? 0]
    room.onViewerRtcp(noor, nack(1, room.streams.video.source, missing), 40)
    expect(noor.packets.slice(3)).toEqual([second, third])
    expect(sami.packets).toHaveLength(3)
  })

  test('what a viewer misses of another source is not answered with video', () => {
    video(seller, 1)
    room.onViewerRtcp(noor, nack(1, room.streams.audio.source, [noor.packets[0]?.sequence ?? 0]), 40)
    expect(noor.packets).toHaveLength(1)
  })

  test('a viewer gets at most 400 packets a second again', () => {
    video(seller, 1)
    const request = nack(1, room.streams.video.source, [noor.packets[0]?.sequence ?? 0])
    for (let i = 0; i < 500; i += 1) room.onViewerRtcp(noor, request, 10)
    expect(noor.packets).toHaveLength(401)
    room.onViewerRtcp(noor, request, 1010)
    expect(noor.packets).toHaveLength(402)
  })

  test('the publisher is asked for what did not arrive, in its own numbers, and the late packet takes its place', () => {
    video(seller, 65_534)
    video(seller, 65_537)
    room.tick(65_537 * 10 + 20)
    expect(seller.heard('nack')).toMatchObject([{ media: 1000, sequences: [65_535, 0] }])
    video(seller, 65_535, 655_400)
    const [before, after, late] = noor.packets
    expect([(after?.sequence ?? 0) - (before?.sequence ?? 0), (late?.sequence ?? 0) - (before?.sequence ?? 0)]).toEqual(
      [3, 1],
    )
  })

  test('what is given up is replaced by a key frame', () => {
    video(seller, 1, 0, KEY_FRAME)
    video(seller, 3, 0)
    for (let at = 20; at < 800; at += 20) room.tick(at)
    expect(seller.heard('nack')).toHaveLength(5)
    expect(seller.heard('key_frame_request').length).toBeGreaterThanOrEqual(1)
  })

  test('a publisher that loses a third of its packets is allowed less each half second, and more again when it heals', () => {
    let index = 0
    let nowMs = 0
    const halfSecond = (keep: (index: number) => boolean): void => {
      for (let packet = 0; packet < 50; packet += 1, index += 1, nowMs += 10) {
        if (keep(index)) video(seller, index, nowMs)
        room.tick(nowMs)
      }
    }
    for (let i = 0; i < 5; i += 1) halfSecond((n) => n % 3 !== 0)
    const falling = seller.bitrates()
    expect(falling.length).toBeGreaterThanOrEqual(4)
    expect(falling.at(-1)).toBeLessThan(1_300_000)
    for (let i = 0; i < 6; i += 1) halfSecond(() => true)
    expect(seller.bitrates().at(-1)).toBeGreaterThan(falling.at(-1) ?? 0)
  })
})

describe('reports', () => {
  test('a viewer’s wish for a key frame is passed on', () => {
    video(seller, 1, 0, KEY_FRAME)
    room.onViewerRtcp(noor, pictureLoss(1, room.streams.video.source), 400)
    room.tick(400)
    expect(seller.heard('key_frame_request')).toHaveLength(1)
  })

  test('the publisher’s sender report reaches viewers in the room’s source, time and clock', () => {
    video(seller, 1, 1000)
    room.onPublisherRtcp(
      seller,
      senderReport({ source: 1000, ntpMs: 5000, time: 3000, packets: 9, bytes: 9 }),
      1_800_000_000_000,
    )
    const [report] = noor.rtcp.flatMap(readRtcp)
    const [packet] = noor.packets
    expect(report).toMatchObject({ kind: 'sender_report', source: room.streams.video.source, time: packet?.time })
    expect(report?.kind === 'sender_report' && report.ntpMs).toBeCloseTo(ntpFromUnix(1_800_000_000_000), 1)
  })

  test('a report about a source that is not heard goes nowhere', () => {
    video(seller, 1)
    room.onPublisherRtcp(seller, senderReport({ source: 5, ntpMs: 5000, time: 3000, packets: 9, bytes: 9 }), 1000)
    expect(noor.rtcp).toHaveLength(0)
  })

  test('stats tell viewers, bitrate, frames, loss and the round trip of a viewer', () => {
    for (let index = 0; index < 100; index += 1) if (index !== 50) video(seller, index)
    room.onPublisherRtcp(seller, senderReport({ source: 1000, ntpMs: 5000, time: 3000, packets: 9, bytes: 9 }), 1000)
    const lastReport = middleOf(ntpFromUnix(1000))
    const reception = {
      source: room.streams.video.source,
      fractionLost: 0,
      lost: 0,
      highestIndex: 1,
      jitter: 0,
      lastReport,
      delaySinceLastReport: 0,
    }
    room.onViewerRtcp(noor, receiverReport(1, [reception]), 1025)
    expect(room.stats(1000)).toEqual({
      publishing: true,
      viewers: 2,
      kbps: 11,
      fps: 99,
      packetsExpected: 100,
      packetsLost: 1,
      rttMs: 25,
    })
    expect(room.stats(2000)).toMatchObject({ kbps: 0, fps: 0 })
  })

  test('an empty room says so', () => {
    expect(new Room(0).stats(1000)).toEqual({
      publishing: false,
      viewers: 0,
      kbps: 0,
      fps: 0,
      packetsExpected: 0,
      packetsLost: 0,
      rttMs: null,
    })
  })
})
