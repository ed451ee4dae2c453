import { HEARTBEAT_MS, MAX_FRAME_BYTES } from '@dallal/contract'

/** Every bound of the live socket in one place. Bytes, milliseconds and counts; what happens at the bound stands beside it. */
export interface LiveLimits {
  /** Sockets of this process; the next handshake is answered 503. */
  maxConnections: number
  /**
   * Sockets of one network: an IPv4 address, or 64 bits of IPv6. Many homes may share one, a tenth of all places they may not.
   * The next is opened and closed with 4030, which a page can word; with a tenth of so many closing it is answered 503.
   */
  maxConnectionsPerNetwork: number
  /** Handshakes a second that are taken; the others are answered 503 with Retry-After and come back by themselves. */
  handshakesPerSecond: number
  /** A larger frame closes its socket with 1009. */
  maxFrameBytes: number
  /** Messages a second a socket may send for long, and at once. Beyond both the socket is closed with 4029. */
  messagesPerSecond: number
  messageBurst: number
  /** Topics a socket may follow; the next is refused. */
  maxSubscriptions: number
  /** Events of a topic kept for those who come back; older ones are read from the topic's source. */
  ringEvents: number
  /** Missed events that are sent one by one; who missed more gets a snapshot. */
  resumeEvents: number
  /** Above this many unsent bytes the viewer count waits. */
  busyBytes: number
  /** Above this many unsent bytes everything but `user:` waits, and is replaced by one snapshot once they are sent. */
  slowBytes: number
  /** Above this many unsent bytes the socket is closed with 4008 and its client resumes. */
  stuckBytes: number
  /** A socket that took none of its unsent bytes for so long is closed with 4008. */
  stuckMs: number
  /** After a close frame a socket has so long to answer it before it is cut. */
  closeMs: number
  /** A socket hears something at least this often. */
  heartbeatMs: number
  /** Protocol pings; a socket that answered none of two is dead. */
  pingMs: number
  /** How often heartbeats, pings, expiry and stuck sockets are looked at. */
  sweepMs: number
  /** How long the events of a topic that nobody follows are kept. */
  idleFeedMs: number
  /** The viewer count is told at most this often. */
  viewersMs: number
}

export const DEFAULT_LIMITS: LiveLimits = {
  maxConnections: 20_000,
  maxConnectionsPerNetwork: 200,
  handshakesPerSecond: 2_000,
  maxFrameBytes: MAX_FRAME_BYTES,
  messagesPerSecond: 50,
  messageBurst: 200,
  maxSubscriptions: 64,
  ringEvents: 4_096,
  resumeEvents: 500,
  busyBytes: 64 * 1024,
  slowBytes: 256 * 1024,
  stuckBytes: 1024 * 1024,
  stuckMs: 10_000,
  closeMs: 5_000,
  heartbeatMs: HEARTBEAT_MS,
  pingMs: 25_000,
  sweepMs: 1_000,
  idleFeedMs: 120_000,
  viewersMs: 1_000,
}
