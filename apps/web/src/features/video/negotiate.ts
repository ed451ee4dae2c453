import type { StreamGrant } from '@dallal/contract'

/** What the media engine answered: the peer connection is set up, and `resource` ends it. */
export type Negotiated = { readonly resource: string; readonly bearer: string }

/** The media engine would not take the offer; `code` is its reason, by name. */
export class StreamRefused extends Error {
  readonly code: string

  constructor(status: number, code: string) {
    super(`the media engine answered ${status} ${code}`)
    this.code = code
  }
}

/** How long to wait for addresses of our own: on a server that is reached directly none are needed. */
const GATHERING_MS = 600

/** Offers the connection to WHIP (RFC 9725) or WHEP and takes the answer. Both speak the same way: SDP up, SDP down. */
export async function negotiate(peer: RTCPeerConnection, grant: StreamGrant, signal: AbortSignal): Promise<Negotiated> {
  await peer.setLocalDescription(await peer.createOffer())
  await gathered(peer)
  const response = await fetch(grant.url, {
    method: 'POST',
    headers: { 'content-type': 'application/sdp', authorization: `Bearer ${grant.bearer}` },
    body: peer.localDescription?.sdp ?? '',
    signal,
  })
  if (!response.ok) throw new StreamRefused(response.status, await codeIn(response))

  const resource = new URL(response.headers.get('location') ?? grant.url, response.url).href
  await peer.setRemoteDescription({ type: 'answer', sdp: await response.text() })
  return { resource, bearer: grant.bearer }
}

async function codeIn(response: Response): Promise<string> {
  // What stands in front of the engine may answer with anything.
  const body: unknown = await response.json().catch(() => null)
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : ''
}

/** How a session was over when we left it: by us or by its line, because another page took its place, or nobody could say. */
export type Ending = 'left' | 'taken_over' | 'unknown'

const LEAVING_MS = 5_000

/** Tells the engine that we left, even while the page is being closed. What it does not hear, it notices by itself. */
export async function leave({ resource, bearer }: Negotiated): Promise<Ending> {
  const headers = { authorization: `Bearer ${bearer}` }
  const signal = AbortSignal.timeout(LEAVING_MS)
  const reply = await fetch(resource, { method: 'DELETE', headers, keepalive: true, signal }).catch(() => null)
  if (!reply) return 'unknown'
  return reply.status === 410 && (await codeIn(reply)) === 'taken_over' ? 'taken_over' : 'left'
}

/**
 * Hears that the engine ended the session. Only the transport of DTLS says so: the connection itself goes on to look connected
 * until it notices that nobody answers any more.
 */
export function onEndedByEngine(peer: RTCPeerConnection, hear: () => void): void {
  const transports = peer.getTransceivers().map(({ sender, receiver }) => sender.transport ?? receiver.transport)
  for (const transport of new Set(transports)) {
    transport?.addEventListener('statechange', () => {
      if (transport.state === 'closed' || transport.state === 'failed') hear()
    })
  }
}

function gathered(peer: RTCPeerConnection): Promise<void> {
  if (peer.iceGatheringState === 'complete') return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      peer.removeEventListener('icegatheringstatechange', onChange)
      resolve()
    }
    const onChange = () => {
      if (peer.iceGatheringState === 'complete') done()
    }
    const timer = setTimeout(done, GATHERING_MS)
    peer.addEventListener('icegatheringstatechange', onChange)
  })
}
