/**
 * Laws of a room under whatever a publisher and a network do: packets lost, late and out of order, long jumps over several
 * turns of the sequence number, publishers that come back and take over, viewers who come late and miss things.
 */
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Publisher } from '#room/publication.ts'
import { Room } from '#room/room.ts'
import type { Viewer } from '#room/viewing.ts'
import { nack } from '#rtp/rtcp-write.ts'
import { SrtpReceiver } from '#srtp/receiver.ts'
import { SrtpSender } from '#srtp/sender.ts'

type Step =
  | { do: 'send'; jump: number }
  | { do: 'send_late'; behind: number }
  | { do: 'change_publisher'; at: number }
  | { do: 'change_source'; at: number }
  | { do: 'viewer_joins' }
  | { do: 'viewer_misses'; behind: number }

const index = fc.integer({ min: 0, max: 200_000 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('send' as const), jump: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('send' as const), jump: fc.integer({ min: 100, max: 30_000 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('send_late' as const), behind: fc.integer({ min: 1, max: 60 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('change_publisher' as const), at: index }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('change_source' as const), at: index }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('viewer_joins' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('viewer_misses' as const), behind: fc.integer({ min: 0, max: 40 }) }),
  },
)

/** A viewer with SRTP at both ends, who checks what a receiver would. */
class CheckingViewer implements Viewer {
  readonly subject = 'viewer'
  readonly id: string
  readonly payloadTypes = { video: 100 }
  readonly #master = { key: randomBytes(16), salt: randomBytes(12) }
  readonly #sender = new SrtpSender('AEAD_AES_128_GCM', this.#master)
  readonly #receiver = new SrtpReceiver('AEAD_AES_128_GCM', this.#master)
  readonly #sent = new Map<number, string>()
  lastSequence = 0

  constructor(id: string) {
    this.id = id
  }

  sendRtp(packet: Buffer, index: number): void {
    const before = this.#sent.get(index)
    const bytes = packet.toString('hex')
    if (before !== undefined) expect(bytes, `index ${index} was given to two packets`).toBe(before)
    this.#sent.set(index, bytes)
    this.lastSequence = packet.readUInt16BE(2)
    const opened = this.#receiver.openRtp(this.#sender.sealRtp(packet, index))
    if (before === undefined) expect(opened?.index, 'a new packet is understood').toBe(index)
    else expect(opened, 'a repeated packet is known already').toBeNull()
  }

  sendRtcp(): void {}
}

test('no index is given to two packets, and every viewer understands every packet it is sent for the first time', {
  timeout: 30_000,
}, () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 150 }), (steps) => {
      const room = new Room(0)
      const viewers: CheckingViewer[] = []
      const taken = new Set<string>()
      let nowMs = 0
      let publisher: Publisher = { id: 'p0', subject: 's', kindOf: () => 'video', sendRtcp: () => {} }
      let [source, highest, count] = [1, 0, 0]
      room.publish(publisher)

      const send = (at: number): void => {
        const name = `${publisher.id} ${source} ${at}`
        if (at < 0 || taken.has(name)) return // The receiver's replay window would have dropped it.
        taken.add(name)
        count += 1
        const packet = Buffer.alloc(17)
        packet.writeUInt8(0x80, 0)
        packet.writeUInt16BE(at & 0xffff, 2)
        packet.writeUInt32BE((at * 3000) % 2 ** 32, 4)
        packet.writeUInt32BE(source, 8)
        packet.writeUInt32BE(count, 13)
        room.onRtp(publisher, packet, at, nowMs)
      }

      for (const [i, action] of steps.entries()) {
        nowMs += 7
        if (action.do === 'send') {
          highest += action.jump
          send(highest)
        } else if (action.do === 'send_late') send(highest - action.behind)
        else if (action.do === 'change_publisher') {
          publisher = { ...publisher, id: `p${i}` }
          room.publish(publisher)
          highest = action.at
        } else if (action.do === 'change_source') {
          source = i + 2
          highest = action.at
        } else if (action.do === 'viewer_joins') {
          const viewer = new CheckingViewer(`v${i}`)
          viewers.push(viewer)
          room.addViewer(viewer)
        } else {
          for (const viewer of viewers) {
            const missing = (viewer.lastSequence - action.behind) & 0xffff
            room.onViewerRtcp(viewer, nack(1, room.streams.video.source, [missing]), nowMs)
          }
        }
        room.tick(nowMs)
      }
    }),
    { numRuns: 100 },
  )
})
