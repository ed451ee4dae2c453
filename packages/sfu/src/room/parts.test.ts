import { describe, expect, test } from 'vitest'
import { nextBitrate } from '#room/allowed-bitrate.ts'
import { KeyFrameWish } from '#room/key-frame-wish.ts'
import { MissingPackets } from '#room/missing-packets.ts'
import { OutgoingStream, ViewerNumbering } from '#room/outgoing-stream.ts'
import { PacketCache } from '#room/packet-cache.ts'
import { PublishedRate } from '#room/published-rate.ts'
import { SourceReception } from '#room/reception.ts'
import { SentReports } from '#room/sent-reports.ts'
import { middleOf } from '#rtp/ntp.ts'

describe('the stream that leaves a room', () => {
  const video = () => new OutgoingStream(1, 90_000)
  const from = (origin: string, index: number, time: number) => ({ origin, index, time })

  test('goes on without a gap when the publisher comes back, as much later as the pause was long', () => {
    const stream = video()
    stream.renumber(from('first', 500, 1000), 0)
    expect(stream.renumber(from('first', 501, 4000), 33)).toMatchObject({ index: 1, time: 3001 })
    expect(stream.renumber(from('second', 9, 77), 2033)).toMatchObject({ index: 2, time: 3001 + 180_000 })
    expect(stream.renumber(from('second', 10, 3077), 2066)).toMatchObject({ index: 3, time: 3001 + 183_000 })
  })

  test('time turns over with its 32 bits', () => {
    const stream = video()
    stream.renumber(from('first', 1, 2 ** 32 - 1), 0)
    expect(stream.renumber(from('first', 2, 2999), 33)).toMatchObject({ index: 1, time: 3001 })
  })

  test('a late packet has its own place', () => {
    const stream = video()
    for (const index of [1, 3]) stream.renumber(from('first', index, 0), 0)
    expect(stream.renumber(from('first', 2, 0), 1)).toMatchObject({ index: 1, isNewest: false })
  })

  test('no index is given twice: a late packet from before the new origin began is dropped', () => {
    const stream = video()
    stream.renumber(from('first', 1, 0), 0)
    stream.renumber(from('second', 50, 0), 1)
    expect(stream.renumber(from('second', 49, 0), 2)).toBeNull()
  })
})

describe('a viewer’s numbering', () => {
  test('begins low, wherever the room is, and is understood back', () => {
    const numbering = new ViewerNumbering(100)
    expect(numbering.toViewer(70_000)).toBe(100)
    expect(numbering.toViewer(70_005)).toBe(105)
    expect(numbering.toViewer(69_999)).toBeNull()
    expect(numbering.fromViewer(103, 70_005)).toBe(70_003)
  })

  test('is understood back across its turn', () => {
    const numbering = new ViewerNumbering(100)
    numbering.toViewer(0)
    expect(numbering.toViewer(65_536)).toBe(65_636)
    expect(numbering.fromViewer(65_535, 65_536)).toBe(65_435)
    expect(numbering.fromViewer(100, 65_536)).toBe(65_536)
  })

  test('nothing was sent yet, nothing can be missed', () => {
    expect(new ViewerNumbering(100).fromViewer(100, 5)).toBeNull()
  })
})

describe('the packet cache', () => {
  test('has the newest 512 and no others', () => {
    const cache = new PacketCache()
    for (let index = 0; index < 600; index += 1) cache.put(index, Buffer.from([index & 0xff]))
    expect(cache.get(599)).toEqual(Buffer.from([599 & 0xff]))
    expect(cache.get(88)).toBeDefined()
    expect(cache.get(87)).toBeUndefined()
    expect(cache.get(600)).toBeUndefined()
    expect(cache.get(-1)).toBeUndefined()
  })

  test('a packet that comes very late does not push out a newer one', () => {
    const cache = new PacketCache()
    cache.put(600, Buffer.from('new'))
    cache.put(88, Buffer.from('old'))
    expect(cache.get(600)).toEqual(Buffer.from('new'))
  })
})

describe('missing packets', () => {
  test('are asked for after a moment, then again, then given up', () => {
    const missing = new MissingPackets()
    missing.arrived(1, 0)
    missing.arrived(4, 0)
    expect(missing.take(5)).toEqual({ due: [], fresh: 0, gaveUp: 0 })
    expect(missing.take(12)).toEqual({ due: [2, 3], fresh: 2, gaveUp: 0 })
    expect(missing.take(20)).toEqual({ due: [], fresh: 0, gaveUp: 0 })
    for (const at of [72, 132, 192, 252]) expect(missing.take(at)).toEqual({ due: [2, 3], fresh: 0, gaveUp: 0 })
    expect(missing.take(312)).toEqual({ due: [], fresh: 0, gaveUp: 2 })
    expect(missing.take(9999)).toEqual({ due: [], fresh: 0, gaveUp: 0 })
  })

  test('one that was only out of order is never asked for', () => {
    const missing = new MissingPackets()
    for (const index of [1, 3, 2]) missing.arrived(index, 0)
    expect(missing.take(100).due).toEqual([])
  })

  test('a gap of more than 256 is not asked for', () => {
    const missing = new MissingPackets()
    missing.arrived(1, 0)
    expect(missing.arrived(258, 0)).toEqual({ gapTooLong: false })
    expect(missing.arrived(260, 0)).toEqual({ gapTooLong: true })
    expect(missing.take(100).due).toEqual([])
  })
})

describe('the wish for a key frame', () => {
  test('of five hundred viewers at once is one request', () => {
    const wish = new KeyFrameWish()
    for (let viewer = 0; viewer < 500; viewer += 1) wish.wish()
    expect([0, 1, 299].map((at) => wish.take(at))).toEqual([true, false, false])
  })

  test('is repeated until a key frame comes', () => {
    const wish = new KeyFrameWish()
    wish.wish()
    expect([0, 300, 600].map((at) => wish.take(at))).toEqual([true, true, true])
    wish.fulfil()
    expect(wish.take(900)).toBe(false)
  })

  test('is not asked for when nobody wished', () => {
    expect(new KeyFrameWish().take(1000)).toBe(false)
  })
})

describe('the allowed bitrate', () => {
  test.each([
    [1_000_000, 0, 1_050_000],
    [1_000_000, 0.019, 1_050_000],
    [1_000_000, 0.02, 1_000_000],
    [1_000_000, 0.1, 1_000_000],
    [1_000_000, 0.2, 900_000],
    [1_000_000, 1, 500_000],
    [2_990_000, 0, 3_000_000],
    [160_000, 0.9, 150_000],
  ])('%i with a fraction of %f lost becomes %i', (before, lost, after) => {
    expect(nextBitrate(before, lost)).toBe(after)
  })
})

describe('what was received of a source', () => {
  test('loss is counted per interval as a fraction and in all as a number', () => {
    const reception = new SourceReception(9, 90_000)
    for (const index of [1, 2, 4, 5]) reception.arrived(index, 0, 0)
    expect(reception.report(0)).toMatchObject({ fractionLost: 0.2, lost: 1, highestIndex: 5 })
    for (const index of [6, 7]) reception.arrived(index, 0, 0)
    expect(reception.report(0)).toMatchObject({ fractionLost: 0, lost: 1, highestIndex: 7 })
  })

  test('steady arrival has no jitter, unsteady arrival has', () => {
    const steady = new SourceReception(9, 90_000)
    const unsteady = new SourceReception(9, 90_000)
    for (let i = 0; i < 50; i += 1) {
      steady.arrived(i, i * 900, i * 10)
      unsteady.arrived(i, i * 900, i * 10 + (i % 2) * 8)
    }
    expect(steady.report(500).jitter).toBe(0)
    expect(unsteady.report(500).jitter).toBeGreaterThan(500)
  })

  test('says which sender report it saw and how long ago', () => {
    const reception = new SourceReception(9, 90_000)
    reception.arrived(1, 0, 0)
    reception.reported(3_900_000_000_500, 1000)
    expect(reception.report(1500)).toMatchObject({
      lastReport: middleOf(3_900_000_000_500),
      delaySinceLastReport: 32_768,
    })
  })
})

describe('the round trip', () => {
  test('is the time since the report was sent, less the time the other side kept it', () => {
    const reports = new SentReports()
    reports.sent(3_900_000_000_500, 1000)
    expect(reports.roundTrip(middleOf(3_900_000_000_500), 32_768, 1540)).toBeCloseTo(40)
  })

  test('is unknown for a report we did not send, or a delay that cannot be', () => {
    const reports = new SentReports()
    reports.sent(3_900_000_000_500, 1000)
    expect(reports.roundTrip(1, 0, 1540)).toBeNull()
    expect(reports.roundTrip(middleOf(3_900_000_000_500), 0xffffffff, 1540)).toBeNull()
  })
})

describe('a publisher that sends whatever it likes', () => {
  test('has ten megabits of each second carried, and the next second anew', () => {
    const rate = new PublishedRate()
    const admitted = Array.from({ length: 1300 }, () => rate.admits(1000, 500)).filter(Boolean)
    expect(admitted).toHaveLength(1250)
    expect(rate.admits(1000, 1000)).toBe(true)
  })
})
