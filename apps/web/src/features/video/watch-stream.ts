import type { StreamGrant } from '@dallal/contract'
import { type KeptStream, keepStream, type StreamState } from './keep-stream.ts'

/** Receives a show's video and sound into a media element, for as long as it is kept. */
export function watchStream(options: {
  element: HTMLVideoElement
  grant: () => Promise<StreamGrant>
  onState: (state: StreamState) => void
}): KeptStream {
  const { element, grant, onState } = options
  return keepStream({
    grant,
    onState,
    prepare(peer) {
      peer.addTransceiver('video', { direction: 'recvonly' })
      peer.addTransceiver('audio', { direction: 'recvonly' })
      const stream = new MediaStream()
      peer.addEventListener('track', ({ track }) => {
        stream.addTrack(track)
        // The old picture stays until the new stream has one of its own.
        track.addEventListener('unmute', () => show(element, stream), { once: true })
        if (!track.muted) show(element, stream)
      })
    },
    frames: framesDecoded,
  })
}

function show(element: HTMLVideoElement, stream: MediaStream): void {
  if (element.srcObject !== stream) element.srcObject = stream
  // Sound may not start by itself before the first tap; the element is muted then, and the page offers to unmute.
  element.play().catch(() => {})
}

async function framesDecoded(peer: RTCPeerConnection): Promise<number> {
  let decoded = 0
  for (const report of (await peer.getStats()).values()) {
    if (report.type === 'inbound-rtp' && report.kind === 'video') decoded = Number(report.framesDecoded ?? 0)
  }
  return decoded
}
