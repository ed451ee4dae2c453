/**
 * DTLS with one peer, without a socket: datagrams go in and out through two memory buffers, so that the caller decides who
 * may talk to OpenSSL (only an address that ICE proved). OpenSSL proves that the peer has the key and saw the same
 * handshake; we prove that the key is the one promised in the offer, before any SRTP key leaves this file.
 *
 *   new → handshake → connected → closed
 */
import { timingSafeEqual } from 'node:crypto'
import * as c from '#dtls/constants.ts'
import { type DtlsContext, MTU, type Verifier } from '#dtls/context.ts'
import { DIGEST_NAME, type Fingerprint } from '#dtls/fingerprint.ts'
import type { Pointer } from '#dtls/openssl.ts'
import { cutIntoDatagrams } from '#dtls/records.ts'
import { readSrtpKeys, type SrtpKeys } from '#dtls/srtp-keys.ts'

const HANDSHAKE_MS = 20_000
/** Of one handshake; a full one needs about four. */
const MAX_HANDSHAKE_DATAGRAMS = 256
/** Handshakes in progress in one process. At the bound a new one is ignored; the peer repeats its hello. */
const MAX_PENDING = 512
const SHORTEST_RECORD = 13
const READS_PER_DATAGRAM = 8

export type DtlsEvents = {
  send(datagram: Buffer): void
  connected(keys: SrtpKeys): void
  /** Once, whatever the end was. `why` is for a person to read. */
  closed(end: DtlsEnd, why: string): void
}

export type DtlsEnd = 'closed_here' | 'closed_by_peer' | 'failed'

export class DtlsSession implements Verifier {
  #state: 'new' | 'handshake' | 'connected' | 'closed' = 'new'
  readonly #context: DtlsContext
  readonly #role: 'server' | 'client'
  readonly #promised: readonly Fingerprint[]
  readonly #events: DtlsEvents
  #session: Pointer = 0
  #incoming: Pointer = 0
  #outgoing: Pointer = 0
  #datagrams = 0
  #retransmission: NodeJS.Timeout | undefined
  #deadline: NodeJS.Timeout | undefined

  /** Costs nothing until the first datagram. `send` must not call back into a session before it returns. */
  constructor(
    context: DtlsContext,
    promised: readonly Fingerprint[],
    events: DtlsEvents,
    role: 'server' | 'client' = 'server',
  ) {
    this.#context = context
    this.#role = role
    this.#promised = promised
    this.#events = events
  }

  get state() {
    return this.#state
  }

  /** Sends the first hello. Only for the client of the self-test: a server waits. */
  connect(): void {
    if (this.#role === 'client' && this.#state === 'new' && this.#start()) this.#step()
  }

  /** One datagram from the peer. Never throws; returns at once. */
  receive(datagram: Buffer): void {
    const { openssl, memory } = this.#context
    if (this.#state === 'closed' || datagram.length < SHORTEST_RECORD || datagram.length > memory.incomingLength) return
    if (this.#state === 'new' && !this.#start()) return
    if (this.#state === 'handshake') {
      this.#datagrams += 1
      if (this.#datagrams > MAX_HANDSHAKE_DATAGRAMS) {
        this.#end('failed', 'too many datagrams in one handshake')
        return
      }
    }
    datagram.copy(memory.bytes, memory.incoming)
    // A memory buffer joins what is written to it; one datagram at a time, and what OpenSSL left is dropped.
    if (openssl.controlBuffer(this.#incoming, c.BIO_PENDING, 0, 0) > 0)
      openssl.controlBuffer(this.#incoming, c.BIO_RESET, 0, 0)
    openssl.writeBuffer(this.#incoming, memory.addressOf(memory.incoming), datagram.length)
    this.#step()
  }

  /** Says goodbye where there are keys to say it with. */
  close(): void {
    this.#end('closed_here', 'closed here')
  }

  /** Is this certificate one that the offer promised? */
  expects(certificate: Pointer): boolean {
    const { openssl, memory } = this.#context
    const [digestAt, lengthAt] = [memory.scratch, memory.scratch + 64]
    return this.#promised.some(({ hash, value }) => {
      const digest = openssl.digestByName(DIGEST_NAME[hash])
      if (digest === 0) return false
      const done = openssl.digestCertificate(
        certificate,
        digest,
        memory.addressOf(digestAt),
        memory.addressOf(lengthAt),
      )
      const shown = memory.copyOf(digestAt, memory.bytes.readUInt32LE(lengthAt))
      return done === 1 && shown.length === value.length && timingSafeEqual(shown, value)
    })
  }

  #start(): boolean {
    const { openssl, counters, pointer, timer } = this.#context
    if (counters.pending >= MAX_PENDING) return false
    const session = openssl.newSession(pointer)
    if (session === 0) return false

    this.#session = session
    this.#incoming = openssl.newBuffer(openssl.memoryMethod())
    this.#outgoing = openssl.newBuffer(openssl.memoryMethod())
    openssl.controlBuffer(this.#incoming, c.BIO_SET_MEM_EOF_RETURN, -1, 0)
    openssl.controlBuffer(this.#outgoing, c.BIO_SET_MEM_EOF_RETURN, -1, 0)
    openssl.setBuffers(session, this.#incoming, this.#outgoing) // Freed together with the session.
    openssl.control(session, c.SET_MTU, MTU, 0)
    openssl.setTimer(session, timer)
    if (this.#role === 'server') openssl.setServer(session)
    else openssl.setClient(session)

    this.#state = 'handshake'
    counters.created += 1
    counters.pending += 1
    this.#deadline = setTimeout(() => this.#end('failed', 'the handshake took too long'), HANDSHAKE_MS)
    return true
  }

  #step(): void {
    this.#enter()
    if (this.#state === 'handshake') this.#shakeHands()
    else this.#readOn()
    if (this.#session === 0) return
    this.#flush()
    this.#armTimer()
  }

  /** Before every group of calls: whose callbacks these are, and no error left by another session. */
  #enter(): void {
    this.#context.current = this
    this.#context.openssl.clearErrors()
  }

  #shakeHands(): void {
    const { openssl } = this.#context
    const result = openssl.handshake(this.#session)
    if (result === 1) {
      this.#finish()
      return
    }
    const error = openssl.errorOf(this.#session, result)
    if (error !== c.ERROR_WANT_READ) this.#end('failed', this.#context.errorText('the handshake failed'))
  }

  /** Reading lets OpenSSL answer a repeated Finished, when our last flight was lost, and see the peer's goodbye. */
  #readOn(): void {
    const { openssl, memory } = this.#context
    for (let reads = 0; reads < READS_PER_DATAGRAM; reads += 1) {
      const result = openssl.read(this.#session, memory.addressOf(memory.outgoing), memory.outgoingLength)
      if (result > 0) continue // Application data: there are no data channels here.
      const error = openssl.errorOf(this.#session, result)
      if (error === c.ERROR_ZERO_RETURN) {
        this.#end('closed_by_peer', 'closed by the peer')
        return
      }
      if (error === c.ERROR_SSL || error === c.ERROR_SYSCALL)
        this.#end('failed', this.#context.errorText('the session broke'))
      return
    }
  }

  #finish(): void {
    const { openssl, counters } = this.#context
    if (!this.#showedPromisedCertificate()) {
      openssl.controlBuffer(this.#outgoing, c.BIO_RESET, 0, 0) // Our Finished must not leave.
      this.#end('failed', 'the certificate is not the one the offer promised')
      return
    }
    const keys = readSrtpKeys(this.#context, this.#session, this.#role)
    if (!keys) {
      this.#end('failed', 'no SRTP profile in common')
      return
    }

    clearTimeout(this.#deadline)
    this.#state = 'connected'
    counters.pending -= 1
    this.#flush()
    this.#events.connected(keys)
  }

  #showedPromisedCertificate(): boolean {
    const { openssl } = this.#context
    const certificate = openssl.peerCertificate(this.#session)
    if (certificate === 0) return false
    const promised = this.expects(certificate)
    openssl.freeCertificate(certificate)
    return promised
  }

  #flush(): void {
    const { openssl, memory } = this.#context
    for (;;) {
      const length = openssl.readBuffer(this.#outgoing, memory.addressOf(memory.outgoing), memory.outgoingLength)
      if (length <= 0) return
      for (const datagram of cutIntoDatagrams(memory.copyOf(memory.outgoing, length), MTU)) this.#events.send(datagram)
    }
  }

  /** OpenSSL has no clock of its own: it says when its flight is due again, we wake it. */
  #armTimer(): void {
    clearTimeout(this.#retransmission)
    const ms = this.#msToRetransmission()
    if (ms === null) return
    this.#retransmission = setTimeout(() => this.#retransmit(), Math.max(1, Math.ceil(ms)))
  }

  #msToRetransmission(): number | null {
    const { openssl, memory } = this.#context
    const at = memory.scratch
    if (openssl.control(this.#session, c.GET_TIMEOUT, 0, memory.addressOf(at)) !== 1) return null
    // struct timeval: two longs, which have four bytes on Windows.
    if (process.platform === 'win32')
      return memory.bytes.readInt32LE(at) * 1000 + memory.bytes.readInt32LE(at + 4) / 1000
    return Number(memory.bytes.readBigInt64LE(at)) * 1000 + Number(memory.bytes.readBigInt64LE(at + 8)) / 1000
  }

  #retransmit(): void {
    if (this.#session === 0) return
    const { openssl, counters } = this.#context
    this.#enter()
    const sent = openssl.control(this.#session, c.HANDLE_TIMEOUT, 0, 0)
    if (sent < 0) {
      this.#end('failed', this.#context.errorText('the peer does not answer'))
      return
    }
    counters.retransmitted += sent
    this.#flush()
    this.#armTimer()
  }

  #end(end: DtlsEnd, why: string): void {
    if (this.#state === 'closed') return
    const { openssl, counters } = this.#context
    const before = this.#state
    this.#state = 'closed'
    clearTimeout(this.#retransmission)
    clearTimeout(this.#deadline)
    if (before === 'handshake') {
      counters.pending -= 1
      counters.failed += 1
    }
    if (this.#session !== 0) {
      if (before === 'connected') openssl.shutdown(this.#session)
      this.#flush() // A goodbye or an alert that is waiting.
      openssl.freeSession(this.#session)
      this.#session = 0
      counters.freed += 1
    }
    openssl.clearErrors()
    this.#events.closed(end, why)
  }
}
