/**
 * One peer, from its answered offer to its end: the ICE path, DTLS on it, then SRTP with the keys of DTLS. To a room it
 * is a publisher or a viewer.
 *
 *   answered → proven (an address passed ICE) → connected (DTLS has keys) → ended
 */
import { randomBytes } from 'node:crypto'
import type { DtlsContext } from '#dtls/context.ts'
import type { Fingerprint } from '#dtls/fingerprint.ts'
import { type DtlsEnd, DtlsSession } from '#dtls/session.ts'
import type { SrtpKeys } from '#dtls/srtp-keys.ts'
import type { Grant } from '#grant.ts'
import { type IceCredentials, newIceCredentials } from '#ice/credentials.ts'
import type { IcePeer } from '#ice/ice-lite.ts'
import type { Address } from '#ice/stun.ts'
import type { Publisher } from '#room/publication.ts'
import type { Viewer } from '#room/viewing.ts'
import { KINDS, type Kind } from '#rtp/kind.ts'
import type { Choice } from '#sdp/choice.ts'
import { SrtpReceiver } from '#srtp/receiver.ts'
import { SrtpSender } from '#srtp/sender.ts'

/** Without a word by STUN for so long, the peer has withdrawn its consent (RFC 7675 §5.1). */
const CONSENT_MS = 30_000
/** Time for the first STUN check after the answer. */
const ARRIVAL_MS = 15_000

export type Peer = { ice: IceCredentials; fingerprints: readonly Fingerprint[]; choice: Choice }

export type SessionEvents = {
  send(datagram: Buffer, to: Address): void
  connected(session: Session): void
  closed(session: Session, end: DtlsEnd): void
}

export class Session implements IcePeer, Publisher, Viewer {
  readonly id = randomBytes(16).toString('hex')
  readonly ice: IceCredentials = newIceCredentials()
  readonly grant: Grant
  readonly payloadTypes: Partial<Record<Kind, number>> = {}
  readonly dtls: DtlsSession
  chosen: Address | null = null
  readonly #peerIce: IceCredentials
  readonly #events: SessionEvents
  readonly #answeredAtMs: number
  #heardAtMs: number | null = null
  #srtp: { sender: SrtpSender; receiver: SrtpReceiver } | null = null

  constructor(grant: Grant, peer: Peer, context: DtlsContext, events: SessionEvents, nowMs: number) {
    this.grant = grant
    this.#peerIce = peer.ice
    this.#events = events
    this.#answeredAtMs = nowMs
    for (const kind of KINDS) {
      const chosen = peer.choice[kind]
      if (chosen) this.payloadTypes[kind] = chosen.codec.payloadType
    }
    this.dtls = new DtlsSession(context, peer.fingerprints, {
      send: (datagram) => this.#send(datagram),
      connected: (keys) => this.#connected(keys),
      closed: (end) => events.closed(this, end),
    })
  }

  get fragment(): string {
    return this.ice.fragment
  }

  get password(): string {
    return this.ice.password
  }

  get username(): string {
    return `${this.ice.fragment}:${this.#peerIce.fragment}`
  }

  get peerUsername(): string {
    return `${this.#peerIce.fragment}:${this.ice.fragment}`
  }

  get peerPassword(): string {
    return this.#peerIce.password
  }

  get subject(): string {
    return this.grant.subject
  }

  get isProven(): boolean {
    return this.#heardAtMs !== null
  }

  /** DTLS has keys: media may flow. */
  get isConnected(): boolean {
    return this.#srtp !== null
  }

  /** A right STUN check arrived. */
  heard(nowMs: number): void {
    this.#heardAtMs = nowMs
  }

  /** Why it is over by silence, or null while it is not. */
  silence(nowMs: number): 'never_arrived' | 'consent_expired' | null {
    if (this.#heardAtMs === null) return nowMs - this.#answeredAtMs > ARRIVAL_MS ? 'never_arrived' : null
    return nowMs - this.#heardAtMs > CONSENT_MS ? 'consent_expired' : null
  }

  kindOf(payloadType: number): Kind | undefined {
    return KINDS.find((kind) => this.payloadTypes[kind] === payloadType)
  }

  openRtp(packet: Buffer): { packet: Buffer; index: number } | null {
    return this.#srtp?.receiver.openRtp(packet) ?? null
  }

  openRtcp(packet: Buffer): Buffer | null {
    return this.#srtp?.receiver.openRtcp(packet) ?? null
  }

  sendRtp(packet: Buffer, index: number): void {
    if (this.#srtp) this.#send(this.#srtp.sender.sealRtp(packet, index))
  }

  sendRtcp(packet: Buffer): void {
    if (this.#srtp) this.#send(this.#srtp.sender.sealRtcp(packet))
  }

  #connected({ profile, local, remote }: SrtpKeys): void {
    this.#srtp = { sender: new SrtpSender(profile, local), receiver: new SrtpReceiver(profile, remote) }
    this.#events.connected(this)
  }

  #send(datagram: Buffer): void {
    if (this.chosen) this.#events.send(datagram, this.chosen)
  }
}
