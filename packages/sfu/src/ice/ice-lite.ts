/**
 * The lite side of ICE (RFC 8445 §2.5): peers check us, we answer, and know by their checks where they are.
 *
 * The first path is used at once: nothing but a handshake goes there until DTLS has proven that somebody answers. Another
 * path is used when the peer nominates it *and* it answers a check of ours: a check alone can be sent in a stranger's name,
 * and would aim the whole stream at the stranger.
 */
import { randomBytes } from 'node:crypto'
import { AddressBook, type Addressed, isSamePath } from '#ice/address-book.ts'
import {
  type Address,
  answerBinding,
  answersRequest,
  type BindingRequest,
  challengeRequest,
  isIntegral,
  readBindingRequest,
} from '#ice/stun.ts'

export type IcePeer = Addressed & {
  password: string
  /** What a check for us must carry: our fragment and theirs. And the other way round, for our own. */
  username: string
  peerUsername: string
  peerPassword: string
  /** A right check arrived. */
  heard(nowMs: number): void
}

type Challenge = { transaction: Buffer; path: Address; atMs: number }

const BETWEEN_CHALLENGES_MS = 500

export class IceLite<Peer extends IcePeer> {
  readonly #send: (datagram: Buffer, to: Address) => void
  readonly #book = new AddressBook<Peer>()
  readonly #challenges = new Map<Peer, Challenge>()

  constructor(send: (datagram: Buffer, to: Address) => void) {
    this.#send = send
  }

  add(peer: Peer): void {
    this.#book.add(peer)
  }

  remove(peer: Peer): void {
    this.#book.remove(peer)
    this.#challenges.delete(peer)
  }

  /** Who is at this address, as far as checks have proven it. */
  at(address: Address): Peer | undefined {
    return this.#book.at(address)
  }

  /** A STUN datagram. False when it was nothing for us, and was not answered. */
  receive(datagram: Buffer, from: Address, nowMs: number): boolean {
    const request = readBindingRequest(datagram)
    return request ? this.#onRequest(request, from, nowMs) : this.#onAnswer(datagram, from)
  }

  #onRequest(request: BindingRequest, from: Address, nowMs: number): boolean {
    const peer = this.#book.byFragment(request.username.split(':')[0] ?? '')
    if (!peer || request.username !== peer.username || !isIntegral(request, peer.password)) return false
    peer.heard(nowMs)
    this.#book.prove(peer, from)
    this.#send(answerBinding(request, from, peer.password), from)
    if (request.nominated && !isSamePath(peer.chosen, from)) this.#challenge(peer, from, nowMs)
    return true
  }

  #challenge(peer: Peer, path: Address, nowMs: number): void {
    const before = this.#challenges.get(peer)
    if (before && nowMs - before.atMs < BETWEEN_CHALLENGES_MS) return
    const transaction = randomBytes(12)
    this.#challenges.set(peer, { transaction, path, atMs: nowMs })
    this.#send(challengeRequest(peer.peerUsername, peer.peerPassword, transaction), path)
  }

  #onAnswer(datagram: Buffer, from: Address): boolean {
    const peer = this.#book.at(from)
    const challenge = peer && this.#challenges.get(peer)
    if (!peer || !challenge || !isSamePath(challenge.path, from)) return false
    if (!answersRequest(datagram, challenge.transaction, peer.peerPassword)) return false
    this.#challenges.delete(peer)
    peer.chosen = from
    return true
  }
}
