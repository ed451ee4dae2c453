/**
 * A show's media: at most one publisher, any number of viewers. Knows nothing of sockets, keys or session descriptions;
 * it is given plain packets and the time, and hands plain packets to its publisher and viewers.
 *
 * A viewer may come before a publisher, and stays when the publisher leaves: the room's streams go on with the next one.
 */
import { randomInt } from 'node:crypto'
import { KeyFrameWish } from '#room/key-frame-wish.ts'
import { Meter } from '#room/meter.ts'
import { OutgoingStream } from '#room/outgoing-stream.ts'
import { PacketCache } from '#room/packet-cache.ts'
import { Publication, type Publisher } from '#room/publication.ts'
import { PublishedRate } from '#room/published-rate.ts'
import { SentReports } from '#room/sent-reports.ts'
import { type Viewer, Viewing } from '#room/viewing.ts'
import { headerLength, markerIn, payloadOf, payloadTypeIn, sourceIn, timeIn, withoutExtension } from '#rtp/header.ts'
import { CLOCK_RATE, type Kind } from '#rtp/kind.ts'
import { ntpFromUnix } from '#rtp/ntp.ts'
import { type ReportBlock, readRtcp } from '#rtp/rtcp-read.ts'
import { senderReport, sourceDescription } from '#rtp/rtcp-write.ts'
import { startsKeyFrame } from '#rtp/vp8.ts'

/**
 * `kbps` and `fps` since the reading before; `packetsLost` of the `packetsExpected` from the present publisher, so far; `rttMs`
 * the median of the viewers.
 */
export type RoomStats = {
  publishing: boolean
  viewers: number
  kbps: number
  fps: number
  packetsExpected: number
  packetsLost: number
  rttMs: number | null
}

const REPORT_EVERY_MS = 500
/** Of one NACK; a viewer that misses more needs a key frame. */
const MAX_REPEATS = 256
const CANONICAL_NAME = 'live'

export class Room {
  readonly streams: Record<Kind, OutgoingStream>
  readonly #viewings = new Map<string, Viewing>()
  readonly #videoCache = new PacketCache()
  readonly #keyFrame = new KeyFrameWish()
  readonly #sentReports: Record<Kind, SentReports> = { audio: new SentReports(), video: new SentReports() }
  readonly #sentCounts: Record<Kind, { packets: number; bytes: number }>
  readonly #meter: Meter
  readonly #rate = new PublishedRate()
  #publication: Publication | null = null
  #reportedAtMs = 0

  constructor(nowMs: number) {
    this.streams = {
      audio: new OutgoingStream(randomSource(), CLOCK_RATE.audio),
      video: new OutgoingStream(randomSource(), CLOCK_RATE.video),
    }
    this.#sentCounts = { audio: { packets: 0, bytes: 0 }, video: { packets: 0, bytes: 0 } }
    this.#meter = new Meter(nowMs)
  }

  get publisher(): Publisher | null {
    return this.#publication?.publisher ?? null
  }

  get viewerCount(): number {
    return this.#viewings.size
  }

  get isEmpty(): boolean {
    return this.#publication === null && this.#viewings.size === 0
  }

  /** The newest publisher has the room. Answers the one who had it, for the caller to end. */
  publish(publisher: Publisher): Publisher | null {
    const before = this.publisher
    this.#publication = new Publication(publisher)
    this.#keyFrame.wish()
    return before
  }

  /** Does nothing when another one has taken over already. */
  unpublish(publisher: Publisher): void {
    if (this.publisher === publisher) this.#publication = null
  }

  addViewer(viewer: Viewer): void {
    this.#viewings.set(viewer.id, new Viewing(viewer))
    this.#keyFrame.wish()
  }

  removeViewer(viewer: Viewer): void {
    this.#viewings.delete(viewer.id)
  }

  /** A packet of the publisher, with its index. Anybody else's is dropped, and what is beyond the bound of a publisher. */
  onRtp(from: Publisher, received: Buffer, index: number, nowMs: number): void {
    const publication = this.#publication
    const header = headerLength(received)
    if (publication?.publisher !== from || header === 0) return
    const kind = from.kindOf(payloadTypeIn(received))
    if (!kind || !this.#rate.admits(received.length, nowMs)) return

    const number = sourceIn(received)
    const time = timeIn(received)
    if (publication.arrived(kind, number, index, time, nowMs).gapTooLong) this.#keyFrame.wish()
    const place = this.streams[kind].renumber({ origin: publication.originOf(kind, number), index, time }, nowMs)
    if (!place) return

    this.#meter.count(received.length, kind === 'video' && markerIn(received))
    if (kind === 'video' && startsKeyFrame(payloadOf(received, header))) this.#keyFrame.fulfil()
    const packet = withoutExtension(received, header)
    packet.writeUInt32BE(place.time, 4)
    packet.writeUInt32BE(this.streams[kind].source, 8)
    this.#sentCounts[kind].packets += 1
    this.#sentCounts[kind].bytes += packet.length - 12
    if (kind === 'video') this.#videoCache.put(place.index, packet)
    for (const viewing of this.#viewings.values()) viewing.send(kind, packet, place.index)
  }

  /** Control packets of the publisher: its sender reports go to every viewer, in the room's time. */
  onPublisherRtcp(from: Publisher, compound: Buffer, nowMs: number): void {
    const publication = this.#publication
    if (publication?.publisher !== from) return
    for (const part of readRtcp(compound)) {
      if (part.kind !== 'sender_report') continue
      const kind = publication.kindOfSource(part.source)
      if (!kind || !this.streams[kind].isFrom(publication.originOf(kind, part.source))) continue
      const { ntpMs } = publication.reported(kind, part.ntpMs, ntpFromUnix(nowMs), nowMs)
      this.#sendReport(kind, ntpMs, this.streams[kind].timeOf(part.time), nowMs)
    }
  }

  /** Control packets of a viewer: what it misses is sent again, and its wish for a key frame is passed on. */
  onViewerRtcp(from: Viewer, compound: Buffer, nowMs: number): void {
    const viewing = this.#viewings.get(from.id)
    if (!viewing) return
    for (const part of readRtcp(compound)) {
      if (part.kind === 'key_frame_request') this.#keyFrame.wish()
      else if (part.kind === 'nack') this.#repeat(viewing, part.media, part.sequences, nowMs)
      else for (const block of part.blocks) this.#measureRoundTrip(viewing, block, nowMs)
    }
  }

  /** Whatever is due: requests for missing packets, for a key frame, and the regular report. Call every 20 ms or so. */
  tick(nowMs: number): void {
    const publication = this.#publication
    if (!publication) return
    if (publication.askForMissing(nowMs).gaveUp) this.#keyFrame.wish()
    if (this.#keyFrame.take(nowMs)) publication.askForKeyFrame()
    if (nowMs - this.#reportedAtMs < REPORT_EVERY_MS) return
    this.#reportedAtMs = nowMs
    publication.report(nowMs)
  }

  stats(nowMs: number): RoomStats {
    const roundTrips = [...this.#viewings.values()].flatMap(({ roundTripMs }) => roundTripMs ?? [])
    return {
      publishing: this.#publication !== null,
      viewers: this.#viewings.size,
      ...this.#meter.read(nowMs),
      packetsExpected: this.#publication?.packetsExpected ?? 0,
      packetsLost: this.#publication?.packetsLost ?? 0,
      rttMs: medianOf(roundTrips),
    }
  }

  #repeat(viewing: Viewing, media: number, sequences: readonly number[], nowMs: number): void {
    const { source, highest } = this.streams.video
    if (media !== source) return
    for (const sequence of sequences.slice(0, MAX_REPEATS)) {
      const index = viewing.repeatable('video', sequence, highest, nowMs)
      const packet = index === null ? undefined : this.#videoCache.get(index)
      if (index !== null && packet) viewing.send('video', packet, index)
    }
  }

  #sendReport(kind: Kind, ntpMs: number, time: number, nowMs: number): void {
    const { source } = this.streams[kind]
    const report = senderReport({ source, ntpMs, time, ...this.#sentCounts[kind] })
    const compound = Buffer.concat([report, sourceDescription(source, CANONICAL_NAME)])
    this.#sentReports[kind].sent(ntpMs, nowMs)
    for (const viewing of this.#viewings.values()) viewing.sendReport(kind, compound)
  }

  #measureRoundTrip(viewing: Viewing, block: ReportBlock, nowMs: number): void {
    const kind = block.source === this.streams.video.source ? 'video' : 'audio'
    const ms = this.#sentReports[kind].roundTrip(block.lastReport, block.delaySinceLastReport, nowMs)
    if (ms !== null) viewing.roundTripMs = ms
  }
}

/** Never 0, which some receivers take for "none". */
function randomSource(): number {
  return randomInt(1, 2 ** 32)
}

function medianOf(numbers: number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}
