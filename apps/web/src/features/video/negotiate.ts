import type { StreamGrant } from '@dallal/contract'

/** What the media engine answered: the peer connection is set up, and `resource` ends it. */
export type Negotiated = { readonly resource: string; readonly bearer: string }

/** The media engine would not take the offer; `status` is its HTTP status. */
export class StreamRefused extends Error {
  readonly status: number

  constructor(status: number) {
    super(`the media engine answered ${status}`)
    this.status = status
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
  if (!response.ok) throw new StreamRefused(response.status)

  const resource = new URL(response.headers.get('location') ?? grant.url, response.url).href
  await peer.setRemoteDescription({ type: 'answer', sdp: await response.text() })
  return { resource, bearer: grant.bearer }
}

/** Tells the engine that we left, even while the page is being closed. What it does not hear, it notices by itself. */
export function leave({ resource, bearer }: Negotiated): void {
  fetch(resource, { method: 'DELETE', headers: { authorization: `Bearer ${bearer}` }, keepalive: true }).catch(() => {})
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
