/**
 * A publisher or viewer without a browser, for tests and load: WHIP or WHEP over HTTP, ICE, DTLS as the client and SRTP, all
 * real, with plain packets at its end.
 */
import { randomBytes } from 'node:crypto'
import type { DtlsContext } from '#dtls/context.ts'
import { parseFingerprint } from '#dtls/fingerprint.ts'
import { type DtlsEnd, DtlsSession } from '#dtls/session.ts'
import type { SrtpKeys } from '#dtls/srtp-keys.ts'
import { type Address, bindingRequest } from '#ice/stun.ts'
import { isRtcp } from '#rtp/header.ts'
import { type DatagramPort, openUdpPort } from '#server/datagram-port.ts'
import { SrtpReceiver } from '#srtp/receiver.ts'
import { SrtpSender } from '#srtp/sender.ts'

export type HeadlessOptions = {
  url: string
  grant: string
  role: 'publish' | 'watch'
  /** A context of the client role: its certificate is the one the offer promises. */
  context: DtlsContext
}

const CHECK_EVERY_MS = 2500
export const VIDEO = 96
export const AUDIO = 111

export class HeadlessPeer {
  readonly resource: string
  readonly received: Buffer[] = []
  readonly receivedRtcp: Buffer[] = []
  ended: DtlsEnd | null = null
  readonly #port: DatagramPort
  readonly #server: Address
  readonly #dtls: DtlsSession
  #srtp: { sender: SrtpSender; receiver: SrtpReceiver } | null = null
  #checking: NodeJS.Timeout | undefined
  #isGone = false
  #connected: () => void = () => {}

  private constructor(port: DatagramPort, answer: string, resource: string, context: DtlsContext) {
    this.#port = port
    this.resource = resource
    this.#server = { address: '127.0.0.1', port: Number(valueIn(answer, /^m=\w+ (\d+)/m)) }
    const promised = parseFingerprint(valueIn(answer, /^a=fingerprint:(.+)$/m))
    this.#dtls = new DtlsSession(
      context,
      promised ? [promised] : [],
      {
        send: (datagram) => port.send(datagram, this.#server),
        connected: (keys) => this.#keyed(keys),
        closed: (end) => {
          this.ended = end
        },
      },
      'client',
    )
    port.onDatagram((datagram) => this.#receive(datagram))
  }

  /** Resolves once media may flow. Rejects with the status when the server refuses. */
  static async join({ url, grant, role, context }: HeadlessOptions): Promise<HeadlessPeer> {
    const [fragment, password] = [randomBytes(4).toString('hex'), randomBytes(12).toString('hex')]
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp', authorization: `Bearer ${grant}` },
      body: offerText(role, fragment, password, context.fingerprint),
    })
    const answer = await response.text()
    if (response.status !== 201) throw new Error(`${response.status} ${answer}`)
    const resource = new URL(response.headers.get('location') ?? '', url).href
    const peer = new HeadlessPeer(await openUdpPort('127.0.0.1', 0), answer, resource, context)
    await peer.#connect(`${valueIn(answer, /^a=ice-ufrag:(.+)$/m)}:${fragment}`, valueIn(answer, /^a=ice-pwd:(.+)$/m))
    return peer
  }

  /** `index` is the sequence number with its turns. */
  sendRtp(packet: Buffer, index: number): void {
    if (this.#srtp) this.#port.send(this.#srtp.sender.sealRtp(packet, index), this.#server)
  }

  sendRtcp(packet: Buffer): void {
    if (this.#srtp) this.#port.send(this.#srtp.sender.sealRtcp(packet), this.#server)
  }

  /** Without a goodbye: the server notices by itself. */
  async vanish(): Promise<void> {
    clearInterval(this.#checking)
    if (this.#isGone) return
    this.#isGone = true
    await this.#port.close()
    this.#dtls.close()
  }

  #connect(username: string, password: string): Promise<void> {
    const check = (): void => this.#port.send(bindingRequest(username, password, randomBytes(12), true), this.#server)
    check()
    this.#checking = setInterval(check, CHECK_EVERY_MS)
    this.#dtls.connect()
    return new Promise((resolve) => {
      this.#connected = resolve
    })
  }

  #keyed({ profile, local, remote }: SrtpKeys): void {
    this.#srtp = { sender: new SrtpSender(profile, local), receiver: new SrtpReceiver(profile, remote) }
    this.#connected()
  }

  #receive(datagram: Buffer): void {
    const first = datagram[0] ?? 0
    if (first >= 20 && first < 64) this.#dtls.receive(datagram)
    if (first < 128) return
    if (isRtcp(datagram)) {
      const compound = this.#srtp?.receiver.openRtcp(datagram)
      if (compound) this.receivedRtcp.push(compound)
      return
    }
    const opened = this.#srtp?.receiver.openRtp(datagram)
    if (opened) this.received.push(opened.packet)
  }
}

function offerText(role: 'publish' | 'watch', fragment: string, password: string, fingerprint: string): string {
  const direction = role === 'publish' ? 'sendonly' : 'recvonly'
  const media = (kind: string, mid: number, payloadType: number, mapping: string): string[] => [
    `m=${kind} 9 UDP/TLS/RTP/SAVPF ${payloadType}`,
    'c=IN IP4 0.0.0.0',
    `a=mid:${mid}`,
    `a=${direction}`,
    'a=rtcp-mux',
    `a=rtpmap:${payloadType} ${mapping}`,
    `a=rtcp-fb:${payloadType} nack`,
  ]
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0 1',
    `a=ice-ufrag:${fragment}`,
    `a=ice-pwd:${password}`,
    `a=fingerprint:${fingerprint}`,
    'a=setup:active',
    ...media('audio', 0, AUDIO, 'opus/48000/2'),
    ...media('video', 1, VIDEO, 'VP8/90000'),
  ]
  return `${lines.join('\r\n')}\r\n`
}

function valueIn(answer: string, pattern: RegExp): string {
  return pattern.exec(answer)?.[1]?.trim() ?? ''
}
