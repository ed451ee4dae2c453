/** What a peer sends us: opened, authenticated, and each packet once. */
import { headerLength, sequenceIn, sourceIn } from '#rtp/header.ts'
import { nearestIndex, rolloverOf } from '#rtp/sequence.ts'
import { ciphers } from '#srtp/ciphers.ts'
import { deriveKeys, type MasterKeys, type SessionKeys, type SrtpProfile } from '#srtp/keys.ts'
import type { PacketCipher } from '#srtp/packet-cipher.ts'
import { ReplayWindow } from '#srtp/replay-window.ts'

/** Sources one peer may use in its session; a packet from one more is dropped. */
const MAX_SOURCES = 32

export class SrtpReceiver {
  readonly #cipher: PacketCipher
  readonly #rtpKeys: SessionKeys
  readonly #rtcpKeys: SessionKeys
  readonly #rtpSources = new Map<number, ReplayWindow>()
  readonly #rtcpSources = new Map<number, ReplayWindow>()

  constructor(profile: SrtpProfile, master: MasterKeys) {
    this.#cipher = ciphers[profile]
    this.#rtpKeys = deriveKeys(profile, master, 'rtp')
    this.#rtcpKeys = deriveKeys(profile, master, 'rtcp')
  }

  /** The plain packet and its index (sequence number with turns), or null: forged, repeated, too old or malformed. */
  openRtp(packet: Buffer): { packet: Buffer; index: number } | null {
    const header = headerLength(packet)
    if (header === 0 || packet.length < header + this.#cipher.tagLength) return null

    const source = sourceIn(packet)
    const window = this.#rtpSources.get(source) ?? new ReplayWindow()
    const sequence = sequenceIn(packet)
    const index = window.highest < 0 ? sequence : nearestIndex(window.highest, sequence)
    if (!window.isFresh(index)) return null

    const plain = this.#cipher.openRtp(this.#rtpKeys, packet, header, rolloverOf(index))
    if (!plain || !remember(this.#rtpSources, source, window)) return null
    window.take(index)
    return { packet: plain, index }
  }

  /** The plain compound packet, or null. */
  openRtcp(packet: Buffer): Buffer | null {
    if (packet.length < 12 + this.#cipher.tagLength) return null
    const opened = this.#cipher.openRtcp(this.#rtcpKeys, packet)
    if (!opened) return null

    const source = packet.readUInt32BE(4)
    const window = this.#rtcpSources.get(source) ?? new ReplayWindow()
    if (!window.isFresh(opened.index) || !remember(this.#rtcpSources, source, window)) return null
    window.take(opened.index)
    return opened.packet
  }
}

/** Known only once a packet proved genuine. False at the bound. */
function remember(sources: Map<number, ReplayWindow>, source: number, window: ReplayWindow): boolean {
  if (sources.has(source)) return true
  if (sources.size >= MAX_SOURCES) return false
  sources.set(source, window)
  return true
}
