/** One viewer's place in a room: its own numbering of each stream, its own payload types, its round trip. */
import { randomInt } from 'node:crypto'
import { ViewerNumbering } from '#room/outgoing-stream.ts'
import type { Kind } from '#rtp/kind.ts'

/** The viewer's session, as a room sees it. A packet given to `sendRtp` is only lent: it is copied or sealed at once. */
export type Viewer = {
  id: string
  subject: string
  payloadTypes: Partial<Record<Kind, number>>
  sendRtp(packet: Buffer, index: number): void
  sendRtcp(packet: Buffer): void
}

/** Packets sent again to one viewer in a second; beyond it the viewer waits for a key frame. */
const MAX_REPEATS_PER_SECOND = 400
const START_BELOW = 2 ** 14

export class Viewing {
  readonly viewer: Viewer
  roundTripMs: number | null = null
  readonly #numbering: Record<Kind, ViewerNumbering>
  #repeats = { count: 0, second: 0 }

  constructor(viewer: Viewer) {
    this.viewer = viewer
    this.#numbering = {
      audio: new ViewerNumbering(randomInt(START_BELOW)),
      video: new ViewerNumbering(randomInt(START_BELOW)),
    }
  }

  /** Writes this viewer's sequence number and payload type into the packet of the room, and sends it. */
  send(kind: Kind, packet: Buffer, index: number): void {
    const payloadType = this.viewer.payloadTypes[kind]
    if (payloadType === undefined) return
    const own = this.#numbering[kind].toViewer(index)
    if (own === null) return
    packet.writeUInt8((packet.readUInt8(1) & 0x80) | payloadType, 1)
    packet.writeUInt16BE(own & 0xffff, 2)
    this.viewer.sendRtp(packet, own)
  }

  sendReport(kind: Kind, report: Buffer): void {
    if (this.viewer.payloadTypes[kind] !== undefined) this.viewer.sendRtcp(report)
  }

  /** The room's index of a packet that the viewer misses, or null when it may not have it again now. */
  repeatable(kind: Kind, sequence: number, highest: number, nowMs: number): number | null {
    const second = Math.floor(nowMs / 1000)
    if (second !== this.#repeats.second) this.#repeats = { count: 0, second }
    if (this.#repeats.count >= MAX_REPEATS_PER_SECOND) return null
    this.#repeats.count += 1
    return this.#numbering[kind].fromViewer(sequence, highest)
  }
}
