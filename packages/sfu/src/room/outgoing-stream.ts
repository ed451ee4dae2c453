/**
 * One stream that leaves a room, whoever publishes: one source number, one unbroken run of indexes, one time line. A
 * publisher may leave and come back, or be taken over, and no viewer needs a new session description.
 */
import { sequenceDistance } from '#rtp/sequence.ts'

/** What stays the same between a publisher's packet and the room's. `origin` is the publisher's session and source. */
export type Incoming = { origin: string; index: number; time: number }
export type Renumbered = { index: number; time: number; isNewest: boolean }

const TIME_RANGE = 2 ** 32

export class OutgoingStream {
  readonly source: number
  readonly #clockRate: number
  #origin: string | null = null
  #indexShift = 0
  #timeShift = 0
  /** Nothing of the present origin lies before this: an index is never given to two packets, as SRTP demands. */
  #firstOfOrigin = 0
  #highest = -1
  #time = 0
  #newestAtMs = 0

  constructor(source: number, clockRate: number) {
    this.source = source
    this.#clockRate = clockRate
  }

  /** Highest index that left, or -1. */
  get highest(): number {
    return this.#highest
  }

  /** The packet's place in the room's stream, or null for one from before its origin began here. */
  renumber(incoming: Incoming, nowMs: number): Renumbered | null {
    if (incoming.origin !== this.#origin) this.#beginOrigin(incoming, nowMs)
    const index = incoming.index + this.#indexShift
    if (index < this.#firstOfOrigin) return null

    const time = this.timeOf(incoming.time)
    const isNewest = index > this.#highest
    if (isNewest) {
      this.#highest = index
      this.#time = time
      this.#newestAtMs = nowMs
    }
    return { index, time, isNewest }
  }

  /** The room's time for a time of the present origin: what a sender report needs too. */
  timeOf(incomingTime: number): number {
    return (incomingTime + this.#timeShift) % TIME_RANGE
  }

  isFrom(origin: string): boolean {
    return this.#origin === origin
  }

  /** Goes on right after the last packet, and as much later as the pause was long. */
  #beginOrigin(incoming: Incoming, nowMs: number): void {
    const isFirst = this.#highest < 0
    const pauseMs = isFirst ? 0 : nowMs - this.#newestAtMs
    const ticks = Math.max(1, Math.round((pauseMs * this.#clockRate) / 1000))
    this.#origin = incoming.origin
    this.#firstOfOrigin = this.#highest + 1
    this.#indexShift = this.#firstOfOrigin - incoming.index
    this.#timeShift = (((this.#time + ticks - incoming.time) % TIME_RANGE) + TIME_RANGE) % TIME_RANGE
  }
}

/** One viewer's own numbering of a stream. It begins low, so that the viewer's first turn is far away (RFC 3711 §3.3.1). */
export class ViewerNumbering {
  #first: number | null = null
  readonly #start: number

  /** `start` is a random number below 2^14. */
  constructor(start: number) {
    this.#start = start
  }

  /** The viewer's index for a packet of the stream; null for one from before the viewer's first. */
  toViewer(index: number): number | null {
    this.#first ??= index
    return index < this.#first ? null : index - this.#first + this.#start
  }

  /** The stream's index of a sequence number that the viewer speaks of; null before the first packet. `highest` as sent. */
  fromViewer(sequence: number, highest: number): number | null {
    if (this.#first === null) return null
    const near = highest - this.#first + this.#start
    const index = near + sequenceDistance(near & 0xffff, sequence)
    return index - this.#start + this.#first
  }
}
