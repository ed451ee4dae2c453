/**
 * The media server without its HTTP: sessions, rooms, and what arrives on the port. A datagram reaches DTLS or SRTP only
 * from an address that passed ICE; everything is bounded before it is looked at and guarded around, because whatever
 * strangers send must never end the process.
 */
import { randomInt } from 'node:crypto'
import type { DtlsContext } from '#dtls/context.ts'
import type { DtlsEnd } from '#dtls/session.ts'
import type { Grant } from '#grant.ts'
import { IceLite } from '#ice/ice-lite.ts'
import type { Address } from '#ice/stun.ts'
import { concerns, type Revocation, Revocations } from '#revocations.ts'
import { isRtcp } from '#rtp/header.ts'
import { writeAnswer } from '#sdp/answer.ts'
import { chooseMedia } from '#sdp/choice.ts'
import { readOffer } from '#sdp/offer.ts'
import { type Bounds, boundReached } from '#server/bounds.ts'
import type { DatagramPort } from '#server/datagram-port.ts'
import type { EndedBecause, SfuEvent, SfuReport } from '#server/events.ts'
import { HandshakeQueue } from '#server/handshake-queue.ts'
import { type OpenRoom, OpenRooms } from '#server/open-rooms.ts'
import { type EndedByUs, PastPublishers } from '#server/past-publishers.ts'
import { Session } from '#server/session.ts'

export type JoinRefusal = 'revoked' | 'bad_offer' | 'no_usable_media' | 'too_many_sessions' | 'full'
export type JoinOutcome = { ok: true; id: string; answer: string } | { ok: false; code: JoinRefusal; why: string }

export type SfuFacts = {
  context: DtlsContext
  port: DatagramPort
  /** IPv4 addresses by which peers reach the port, best first. */
  addresses: readonly string[]
  bounds: Bounds
  onEvent(event: SfuEvent): void
}

const SHORTEST_DATAGRAM = 12
const LONGEST_DATAGRAM = 2048
const TICK_MS = 20
const SWEEP_MS = 1000

/** Monotonic, and near enough to the clock on the wall for reports. */
const nowMs = (): number => performance.timeOrigin + performance.now()

export class Sfu {
  readonly #facts: SfuFacts
  readonly #sessions = new Map<string, Session>()
  readonly #rooms = new OpenRooms()
  readonly #ice: IceLite<Session>
  readonly #handshakes = new HandshakeQueue()
  readonly #revocations = new Revocations()
  readonly #pastPublishers = new PastPublishers()
  readonly #counters = { received: 0, dropped: 0, forged: 0, guarded: 0 }
  readonly #sweeping: NodeJS.Timeout
  #ticking: NodeJS.Timeout | null = null

  constructor(facts: SfuFacts) {
    this.#facts = facts
    this.#ice = new IceLite((datagram, to) => facts.port.send(datagram, to))
    this.#sweeping = setInterval(() => this.#sweep(), SWEEP_MS)
    facts.port.onDatagram((datagram, from) => this.#guarded(() => this.#receive(datagram, from)))
  }

  /** Answers an offer made with a grant, or says why not. The session waits for its author to come by UDP. */
  join(grant: Grant, offerText: string): JoinOutcome {
    if (this.#revocations.covers(grant)) return refused('revoked', 'sent away after this grant was issued')
    const reading = readOffer(offerText)
    if (!reading.ok) return refused('bad_offer', reading.why)
    const choice = chooseMedia(reading.offer, grant.role)
    if (!choice.audio && !choice.video) return refused('no_usable_media', 'neither VP8 nor Opus in this direction')
    const atBound = this.#boundReached(grant)
    if (atBound) return { ok: false, ...atBound }
    this.#giveUpWaitingPublisher(grant)

    const { context, port, addresses } = this.#facts
    const { ice, fingerprints } = reading.offer
    const session = new Session(grant, { ice, fingerprints, choice }, context, this.#events, nowMs())
    const open = this.#rooms.enter(grant.room, session, nowMs())
    this.#sessions.set(session.id, session)
    this.#ice.add(session)
    const answer = writeAnswer(reading.offer, choice, {
      role: grant.role,
      sessionId: String(randomInt(1, 2 ** 47)),
      ice: session.ice,
      fingerprint: context.fingerprint,
      addresses,
      port: port.number,
      sources: { audio: open.room.streams.audio.source, video: open.room.streams.video.source },
    })
    return { ok: true, id: session.id, answer }
  }

  /**
   * Ends the session that its author gave up. Null when there is none of this room and role; why, when it was a publisher's and we
   * ended it before.
   */
  leave(room: string, role: Grant['role'], id: string): 'left' | EndedByUs | null {
    const session = this.#sessions.get(id)
    if (!session && role === 'publish') return this.#pastPublishers.ending(room, id)
    if (session?.grant.room !== room || session.grant.role !== role) return null
    this.#end(session, 'left')
    return 'left'
  }

  /** Ends all sessions of a subject in one or every room, or of a whole room, and refuses the grants issued until then. */
  revoke(revocation: Revocation): void {
    this.#revocations.add(revocation)
    const why = revocation.subject === null ? 'room_closed' : 'kicked'
    for (const session of this.#sessions.values()) if (concerns(revocation, session.grant)) this.#end(session, why)
  }

  /** Figures since the report before. */
  report(): SfuReport {
    const rooms = this.#rooms.all().map(({ name, room }) => ({ room: name, ...room.stats(nowMs()) }))
    return {
      rooms,
      sessions: this.#sessions.size,
      datagrams: { ...this.#counters },
      dtls: this.#facts.context.counters,
    }
  }

  /** Says goodbye to everyone. The port stays the caller's to close. */
  stop(): void {
    clearInterval(this.#sweeping)
    for (const session of this.#sessions.values()) this.#end(session, 'server_stopped')
    if (this.#ticking) clearInterval(this.#ticking)
  }

  readonly #events = {
    send: (datagram: Buffer, to: Address) => this.#facts.port.send(datagram, to),
    connected: (session: Session) => this.#connected(session),
    closed: (session: Session, end: DtlsEnd) => this.#end(session, end === 'failed' ? 'transport_failed' : 'left'),
  }

  #boundReached(grant: Grant): ReturnType<typeof boundReached> {
    const staying = [...this.#sessions.values()].filter((session) => !isReplacedBy(session, grant))
    return boundReached(grant, { sessions: staying, rooms: this.#rooms.names }, this.#facts.bounds)
  }

  /** A publisher who offers anew means this offer: one that was answered before and has not connected has lost its place. */
  #giveUpWaitingPublisher(grant: Grant): void {
    for (const session of this.#rooms.sessionsOf(grant.room)) {
      if (isReplacedBy(session, grant)) this.#end(session, 'taken_over')
    }
  }

  #guarded(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.#counters.guarded += 1
      if (this.#counters.guarded <= 10) console.error('sfu: a datagram met a fault of ours', error)
    }
  }

  /** The first byte says which protocol it is (RFC 7983 §7). */
  #receive(datagram: Buffer, from: Address): void {
    this.#counters.received += 1
    const isBounded = datagram.length >= SHORTEST_DATAGRAM && datagram.length <= LONGEST_DATAGRAM
    if (!isBounded || !this.#isForSomeone(datagram, from)) this.#counters.dropped += 1
  }

  #isForSomeone(datagram: Buffer, from: Address): boolean {
    const first = datagram.readUInt8(0)
    if (first < 4) return this.#ice.receive(datagram, from, nowMs())
    const session = this.#ice.at(from)
    if (!session) return false
    if (first >= 20 && first < 64)
      return this.#handshakes.add(() => this.#guarded(() => session.dtls.receive(datagram)))
    if (first < 128 || first >= 192) return false
    this.#onMedia(session, datagram)
    return true
  }

  #onMedia(session: Session, datagram: Buffer): void {
    const room = this.#rooms.of(session)?.room
    if (!room) return
    const publishes = session.grant.role === 'publish'
    if (isRtcp(datagram)) {
      const compound = session.openRtcp(datagram)
      if (!compound) this.#counters.forged += 1
      else if (publishes) room.onPublisherRtcp(session, compound, nowMs())
      else room.onViewerRtcp(session, compound, nowMs())
      return
    }
    const opened = publishes ? session.openRtp(datagram) : null
    if (opened) room.onRtp(session, opened.packet, opened.index, nowMs())
    else this.#counters.forged += 1
  }

  #connected(session: Session): void {
    const open = this.#rooms.of(session)
    if (!open) return
    if (session.grant.role === 'watch') open.room.addViewer(session)
    else this.#publish(open, session)
    this.#tickWhileLive()
  }

  #publish({ name, room }: OpenRoom, session: Session): void {
    const before = room.publish(session)
    if (before instanceof Session) this.#end(before, 'taken_over')
    this.#facts.onEvent({ type: 'published', room: name, subject: session.subject })
  }

  #end(session: Session, why: EndedBecause): void {
    if (!this.#sessions.delete(session.id)) return
    const open = this.#rooms.leave(session)
    this.#ice.remove(session)
    const wasLive = open?.room.publisher === session
    open?.room.unpublish(session)
    open?.room.removeViewer(session)
    session.dtls.close()
    this.#pastPublishers.remember(session.grant, session.id, why)
    if (open && wasLive) {
      this.#facts.onEvent({ type: 'unpublished', room: open.name, subject: session.subject, why })
    }
  }

  #tickWhileLive(): void {
    this.#ticking ??= setInterval(() => {
      const live = this.#rooms.all().filter(({ room }) => room.publisher !== null)
      for (const { room } of live) room.tick(nowMs())
      if (live.length > 0 || !this.#ticking) return
      clearInterval(this.#ticking)
      this.#ticking = null
    }, TICK_MS)
  }

  #sweep(): void {
    for (const session of this.#sessions.values()) {
      const silence = session.silence(nowMs())
      if (silence) this.#end(session, silence)
    }
    for (const { room, viewers } of this.#rooms.changedViewerCounts()) {
      this.#facts.onEvent({ type: 'viewers', room, viewers })
    }
  }
}

function isReplacedBy(session: Session, { room, role }: Grant): boolean {
  return role === 'publish' && session.grant.role === role && session.grant.room === room && !session.isConnected
}

function refused(code: JoinRefusal, why: string): JoinOutcome {
  return { ok: false, code, why }
}
