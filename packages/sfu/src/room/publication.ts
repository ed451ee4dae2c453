/**
 * One publisher's media as it reaches a room, and what we tell the publisher about it: packets to send again, how much it
 * may send, what arrived. One source for each kind at a time: another source number takes over from the one before.
 */

import { BITRATE, nextBitrate } from '#room/allowed-bitrate.ts'
import { MissingPackets } from '#room/missing-packets.ts'
import { SourceReception } from '#room/reception.ts'
import { CLOCK_RATE, type Kind } from '#rtp/kind.ts'
import { maximumBitrate, nack, pictureLoss, receiverReport, sourceDescription } from '#rtp/rtcp-write.ts'
import { sequenceOf } from '#rtp/sequence.ts'

/** The publisher's session, as a room sees it. */
export type Publisher = {
  id: string
  subject: string
  kindOf(payloadType: number): Kind | undefined
  sendRtcp(packet: Buffer): void
}

type Source = { number: number; reception: SourceReception; missing: MissingPackets }

/** We are a receiver without media of our own; any number will do. */
const SELF = 1
const CANONICAL_NAME = 'sfu'

export class Publication {
  readonly publisher: Publisher
  readonly #sources = new Map<Kind, Source>()
  #bitrate = BITRATE.start
  #interval = { arrived: 0, lost: 0 }
  #ntpShiftMs: number | null = null

  constructor(publisher: Publisher) {
    this.publisher = publisher
  }

  /** Counts a packet in. Answers whether so much was lost before it that only a key frame helps. */
  arrived(kind: Kind, number: number, index: number, time: number, nowMs: number): { gapTooLong: boolean } {
    const source = this.#sourceOf(kind, number)
    source.reception.arrived(index, time, nowMs)
    this.#interval.arrived += 1
    return kind === 'video' ? source.missing.arrived(index, nowMs) : { gapTooLong: false }
  }

  /** Names the origin of a kind's packets for the room's stream. */
  originOf(kind: Kind, number: number): string {
    return `${this.publisher.id} ${kind} ${number}`
  }

  /** The kind of a sender report's source, when it is one that we receive. */
  kindOfSource(number: number): Kind | undefined {
    for (const [kind, source] of this.#sources) if (source.number === number) return kind
    return undefined
  }

  /** The publisher's clock against ours, fixed at its first report so that audio and video keep their relation. */
  reported(kind: Kind, ntpMs: number, nowNtpMs: number, nowMs: number): { ntpMs: number } {
    this.#sources.get(kind)?.reception.reported(ntpMs, nowMs)
    this.#ntpShiftMs ??= nowNtpMs - ntpMs
    return { ntpMs: ntpMs + this.#ntpShiftMs }
  }

  /** Asks for what is missing. Answers whether something was given up, so that only a key frame helps. */
  askForMissing(nowMs: number): { gaveUp: boolean } {
    const video = this.#sources.get('video')
    if (!video) return { gaveUp: false }
    const { due, fresh, gaveUp } = video.missing.take(nowMs)
    this.#interval.lost += fresh
    if (due.length > 0) this.#send(receiverReport(SELF, []), nack(SELF, video.number, due.map(sequenceOf)))
    return { gaveUp: gaveUp > 0 }
  }

  askForKeyFrame(): void {
    const video = this.#sources.get('video')
    if (video) this.#send(receiverReport(SELF, []), pictureLoss(SELF, video.number))
  }

  /** The regular report, with the bitrate that the publisher may use from now on. Due every half second. */
  report(nowMs: number): void {
    const sources = [...this.#sources.values()]
    if (sources.length === 0) return
    const { arrived, lost } = this.#interval
    this.#interval = { arrived: 0, lost: 0 }
    if (arrived > 0) this.#bitrate = nextBitrate(this.#bitrate, lost / (arrived + lost))
    const receptions = sources.map(({ reception }) => reception.report(nowMs))
    const numbers = sources.map(({ number }) => number)
    this.#send(receiverReport(SELF, receptions), maximumBitrate(SELF, this.#bitrate, numbers))
  }

  get packetsExpected(): number {
    let expected = 0
    for (const { reception } of this.#sources.values()) expected += reception.expected
    return expected
  }

  get packetsLost(): number {
    let lost = 0
    for (const { reception } of this.#sources.values()) lost += Math.max(0, reception.lost)
    return lost
  }

  #sourceOf(kind: Kind, number: number): Source {
    const known = this.#sources.get(kind)
    if (known?.number === number) return known
    const reception = new SourceReception(number, CLOCK_RATE[kind])
    const source = { number, reception, missing: new MissingPackets() }
    this.#sources.set(kind, source)
    return source
  }

  #send(report: Buffer, feedback: Buffer): void {
    this.publisher.sendRtcp(Buffer.concat([report, sourceDescription(SELF, CANONICAL_NAME), feedback]))
  }
}
