/** The subprotocol a client must ask for at `/live`. */
export const LIVE_SUBPROTOCOL = 'dallal.v1.json'

export const LIVE_PATH = '/live'

/** The largest frame a client may send, in bytes. */
export const MAX_FRAME_BYTES = 16 * 1024

/** The server says something at least this often; a client that heard nothing for twice as long reconnects. */
export const HEARTBEAT_MS = 10_000

/** Why a socket was closed by the server. The client has words for each (`live.closed.<name>`). */
export const CLOSE_CODES = {
  /** Going away for a restart: reconnect after the delay of `drain`. */
  restart: 1012,
  /** A frame above the limit (the code is RFC 6455's). */
  frameTooLarge: 1009,
  frameNotJson: 4000,
  frameUnknown: 4001,
  /** The client reads too slowly: reconnect and resume. */
  resync: 4008,
  tooManyFrames: 4029,
  /** The visitor's network has as many sockets as one network may have. */
  networkFull: 4030,
  /** The person signed out everywhere or lost their right. */
  signedOut: 4401,
  subprotocolMissing: 4406,
} as const

export type CloseName = keyof typeof CLOSE_CODES

/** The name of a close code, or null for one that is not ours. */
export function closeName(code: number): CloseName | null {
  const found = Object.entries(CLOSE_CODES).find(([, value]) => value === code)
  // Object.entries widens the keys of a constant object.
  return found ? (found[0] as CloseName) : null
}
