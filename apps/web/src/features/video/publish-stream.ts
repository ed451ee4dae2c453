import type { StreamGrant } from '@dallal/contract'
import { type KeptStream, keepStream, type StreamState } from './keep-stream.ts'

/** What the seller's browser sends, as it measures it itself. */
export type SentHealth = {
  readonly kbps: number
  readonly framesPerSecond: number
  readonly width: number
  readonly height: number
  readonly lostPercent: number
  readonly roundTripMs: number | null
}

const MOST_BITS_PER_SECOND = 2_500_000

/** Sends camera and microphone as a show's video, for as long as it is kept. The tracks stay the caller's to stop. */
export function publishStream(options: {
  stream: MediaStream
  grant: () => Promise<StreamGrant>
  onState: (state: StreamState) => void
  onHealth: (health: SentHealth) => void
}): KeptStream {
  const { stream, grant, onState, onHealth } = options
  const measure = healthMeter()
  return keepStream({
    grant,
    onState,
    prepare(peer) {
      for (const track of stream.getTracks()) {
        const { sender } = peer.addTransceiver(track, { direction: 'sendonly', streams: [stream] })
        if (track.kind === 'video') void limitBitrate(sender)
      }
    },
    frames: async (peer) => (await readSent(peer)).frames,
    onSecond: (peer) => void readSent(peer).then((sent) => onHealth(measure(sent))),
  })
}

async function limitBitrate(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters()
  for (const encoding of parameters.encodings) encoding.maxBitrate = MOST_BITS_PER_SECOND
  parameters.degradationPreference = 'maintain-framerate'
  await sender.setParameters(parameters).catch(() => {})
}

type Sent = Omit<SentHealth, 'kbps'> & { readonly frames: number; readonly bytes: number; readonly at: number }

async function readSent(peer: RTCPeerConnection): Promise<Sent> {
  let sent: Sent = {
    frames: 0,
    bytes: 0,
    at: 0,
    framesPerSecond: 0,
    width: 0,
    height: 0,
    lostPercent: 0,
    roundTripMs: null,
  }
  for (const report of (await peer.getStats()).values()) {
    if (report.type === 'outbound-rtp') {
      sent = { ...sent, bytes: sent.bytes + Number(report.bytesSent ?? 0), at: report.timestamp }
      if (report.kind === 'video') {
        sent = {
          ...sent,
          frames: Number(report.framesEncoded ?? 0),
          framesPerSecond: Math.round(Number(report.framesPerSecond ?? 0)),
          width: Number(report.frameWidth ?? 0),
          height: Number(report.frameHeight ?? 0),
        }
      }
    }
    if (report.type === 'remote-inbound-rtp' && report.kind === 'video') {
      const roundTrip = report.roundTripTime
      sent = {
        ...sent,
        lostPercent: Number(report.fractionLost ?? 0) * 100,
        roundTripMs: typeof roundTrip === 'number' ? Math.round(roundTrip * 1_000) : null,
      }
    }
  }
  return sent
}

/** Bits per second are what was sent since the last look; a new connection counts from zero again. */
function healthMeter(): (sent: Sent) => SentHealth {
  let last = { bytes: 0, at: 0 }
  return ({ bytes, at, frames: _, ...health }) => {
    const ms = at - last.at
    const isNewConnection = bytes < last.bytes || last.at === 0
    const kbps = isNewConnection || ms <= 0 ? 0 : Math.round(((bytes - last.bytes) * 8) / ms)
    last = { bytes, at }
    return { ...health, kbps }
  }
}
