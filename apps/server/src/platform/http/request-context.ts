import type { Caller } from '#platform/database'

/** What every route knows of its request. Cookies go in by `requestHeaders` and out by `responseHeaders`. */
export interface RequestContext {
  readonly requestId: string
  /** Who asks, by the session cookie; anonymous when there is none, or none that holds. */
  readonly caller: Caller
  /** The visitor's network address: of the socket, or of the forwarding header where a trusted proxy set it. */
  readonly clientAddress: string
  readonly requestHeaders: Headers
  readonly responseHeaders: Headers
}
