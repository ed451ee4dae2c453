import type { Duplex } from 'node:stream'
import { CLOSE_CODES, type CloseName } from '@dallal/contract'
import type { WebSocket } from 'ws'
import type { Caller } from '#platform/database'
import { encodeFrame } from './frame.ts'
import type { LiveLimits } from './limits.ts'
import type { LiveStats } from './stats.ts'
import type { Subscription } from './subscription.ts'
import { TokenBucket } from './token-bucket.ts'

const NOBODY: Caller = { userId: null, role: 'anonymous' }

/** How far behind a reader is, by the bytes it has not taken. */
export type Pressure = 'free' | 'busy' | 'slow'

export interface ConnectionOptions {
  id: string
  ws: WebSocket
  socket: Duplex
  address: string
  limits: LiveLimits
  stats: LiveStats
  /** Milliseconds that never jump. */
  now: number
}

/**
 * One socket of one viewer: who it is, what it follows, and its unsent bytes. Frames go past `ws` straight to the socket, as
 * they are encoded once for everybody; with compression off `ws` keeps no queue of its own that they could overtake.
 */
export class Connection {
  readonly id: string
  readonly ws: WebSocket
  readonly address: string
  readonly subscriptions = new Map<string, Subscription>()
  readonly inbound: TokenBucket
  caller: Caller = NOBODY
  /** The session its token was given in. */
  sessionId: string | null = null
  /** Moment of the server's clock at which the token runs out. */
  signedInUntil = Number.POSITIVE_INFINITY
  /** Whether its token ran out, rather than there never having been one. */
  hasExpired = false
  /** Whether this viewer ever bid or spoke: those who act are written before those who watch. */
  acts = false
  lastSentAt: number
  unansweredPings = 0
  pingedAt: number

  private readonly socket: Duplex
  private readonly limits: LiveLimits
  private readonly stats: LiveStats
  private sentBytes = 0
  private takenBytes = 0
  private takenAt: number

  constructor({ id, ws, socket, address, limits, stats, now }: ConnectionOptions) {
    this.id = id
    this.ws = ws
    this.socket = socket
    this.address = address
    this.limits = limits
    this.stats = stats
    this.inbound = new TokenBucket(limits.messagesPerSecond, limits.messageBurst, now)
    this.lastSentAt = now
    this.pingedAt = now
    this.takenAt = now
  }

  get isOpen(): boolean {
    return this.ws.readyState === this.ws.OPEN
  }

  get pressure(): Pressure {
    const unsent = this.socket.writableLength
    if (unsent > this.limits.slowBytes) return 'slow'
    return unsent > this.limits.busyBytes ? 'busy' : 'free'
  }

  /** Sends messages that are JSON already, as one frame. */
  send(now: number, ...messages: string[]): void {
    this.write(encodeFrame(messages), now)
  }

  /** Sends a frame. Never waits: who does not take it in time is closed and comes back for the rest. */
  write(frame: Buffer, now: number): void {
    if (!this.isOpen) return
    this.socket.write(frame)
    this.lastSentAt = now
    this.sentBytes += frame.length
    this.stats.framesOut += 1
    this.stats.bytesOut += frame.length
    if (this.socket.writableLength > this.limits.stuckBytes) this.closeAsTooSlow()
  }

  /** Whether it took nothing of what waits for too long. */
  isStuck(now: number): boolean {
    const unsent = this.socket.writableLength
    const taken = this.sentBytes - unsent
    if (unsent === 0 || taken > this.takenBytes) {
      this.takenBytes = taken
      this.takenAt = now
    }
    return now - this.takenAt > this.limits.stuckMs
  }

  closeAsTooSlow(): void {
    if (this.isOpen) this.stats.closedTooSlow += 1
    this.close('resync')
  }

  close(name: CloseName): void {
    if (!this.isOpen) return
    this.ws.close(CLOSE_CODES[name], name)
    // Who does not answer a close frame, a stuck reader above all, is cut.
    setTimeout(() => this.ws.terminate(), this.limits.closeMs).unref()
  }

  /** Back to a viewer without a name, until the next token. */
  expire(): void {
    this.caller = NOBODY
    this.sessionId = null
    this.hasExpired = true
    this.signedInUntil = Number.POSITIVE_INFINITY
  }
}
