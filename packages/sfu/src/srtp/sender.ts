/** What we send to a peer. Never give one index of one source to two different packets: the key stream would repeat. */
import { headerLength } from '#rtp/header.ts'
import { rolloverOf } from '#rtp/sequence.ts'
import { ciphers } from '#srtp/ciphers.ts'
import { deriveKeys, type MasterKeys, type SessionKeys, type SrtpProfile } from '#srtp/keys.ts'
import type { PacketCipher } from '#srtp/packet-cipher.ts'

const LAST_RTCP_INDEX = 0x7fffffff

export class SrtpSender {
  readonly #cipher: PacketCipher
  readonly #rtpKeys: SessionKeys
  readonly #rtcpKeys: SessionKeys
  #rtcpIndex = 0

  constructor(profile: SrtpProfile, master: MasterKeys) {
    this.#cipher = ciphers[profile]
    this.#rtpKeys = deriveKeys(profile, master, 'rtp')
    this.#rtcpKeys = deriveKeys(profile, master, 'rtcp')
  }

  /** `index` must agree with the sequence number in the packet and begin below 65,536: the peer counts turns from zero. */
  sealRtp(packet: Buffer, index: number): Buffer {
    return this.#cipher.sealRtp(this.#rtpKeys, packet, headerLength(packet), rolloverOf(index))
  }

  sealRtcp(packet: Buffer): Buffer {
    if (this.#rtcpIndex === LAST_RTCP_INDEX) throw new Error('a session has sent all the RTCP its keys allow')
    this.#rtcpIndex += 1
    return this.#cipher.sealRtcp(this.#rtcpKeys, packet, this.#rtcpIndex)
  }
}
