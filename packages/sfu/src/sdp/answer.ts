/**
 * Writes our answer: ICE-lite on one port, DTLS server, everything bundled. No header extension is agreed, since its number
 * would differ from viewer to viewer; and no transport-cc, so that the sender follows our REMB.
 */
import type { IceCredentials } from '#ice/credentials.ts'
import type { Kind } from '#rtp/kind.ts'
import type { Choice, ChosenMedia, Role } from '#sdp/choice.ts'
import type { Offer } from '#sdp/offer.ts'
import type { OfferedMedia } from '#sdp/offered-media.ts'

export type AnswerFacts = {
  role: Role
  /** A number of at most 62 bits, as text. */
  sessionId: string
  ice: IceCredentials
  /** The value of our `a=fingerprint` line. */
  fingerprint: string
  /** IPv4 addresses by which peers reach us, best first. */
  addresses: readonly string[]
  port: number
  /** What viewers receive is known by these, whoever publishes. */
  sources: Record<Kind, number>
}

/** Ours to send and to understand; the answer names those that the offer has too. */
const FEEDBACK = ['nack', 'nack pli', 'ccm fir', 'goog-remb']

const STREAM = 'live'

export function writeAnswer(offer: Offer, choice: Choice, facts: AnswerFacts): string {
  const chosen = Object.values(choice)
  const bundled = offer.media.flatMap(({ mid }, section) => (chosen.some((c) => c.section === section) ? [mid] : []))
  const lines = [
    'v=0',
    `o=- ${facts.sessionId} 1 IN IP4 ${facts.addresses[0]}`,
    's=-',
    't=0 0',
    `a=group:BUNDLE ${bundled.join(' ')}`,
    'a=ice-lite',
    'a=msid-semantic: WMS *',
    ...offer.media.flatMap((media, section) => {
      const accepted = chosen.find((c) => c.section === section)
      return accepted ? acceptedSection(accepted, facts) : refusedSection(media)
    }),
  ]
  return `${lines.join('\r\n')}\r\n`
}

function refusedSection(media: OfferedMedia): string[] {
  return [
    `m=${media.kind} 0 ${media.protocol} ${media.formats}`,
    'c=IN IP4 0.0.0.0',
    `a=mid:${media.mid}`,
    'a=inactive',
  ]
}

function acceptedSection({ media, codec }: ChosenMedia, facts: AnswerFacts): string[] {
  const feedback = FEEDBACK.filter((name) => codec.feedback.includes(name))
  return [
    `m=${media.kind} ${facts.port} ${media.protocol} ${codec.payloadType}`,
    `c=IN IP4 ${facts.addresses[0]}`,
    `a=mid:${media.mid}`,
    facts.role === 'publish' ? 'a=recvonly' : 'a=sendonly',
    'a=rtcp-mux',
    `a=rtpmap:${codec.payloadType} ${codec.mapping}`,
    ...(codec.parameters ? [`a=fmtp:${codec.payloadType} ${codec.parameters}`] : []),
    ...feedback.map((name) => `a=rtcp-fb:${codec.payloadType} ${name}`),
    ...(facts.role === 'watch' ? sourceLines(media.kind === 'video' ? 'video' : 'audio', facts) : []),
    'a=setup:passive',
    `a=ice-ufrag:${facts.ice.fragment}`,
    `a=ice-pwd:${facts.ice.password}`,
    `a=fingerprint:${facts.fingerprint}`,
    ...facts.addresses.map((address, i) => candidateLine(address, i, facts.port)),
    'a=end-of-candidates',
  ]
}

function sourceLines(kind: Kind, facts: AnswerFacts): string[] {
  const source = facts.sources[kind]
  return [`a=msid:${STREAM} ${kind}`, `a=ssrc:${source} cname:${STREAM}`, `a=ssrc:${source} msid:${STREAM} ${kind}`]
}

/** Priority of a host candidate, earlier addresses first (RFC 8445 §5.1.2.1). */
function candidateLine(address: string, position: number, port: number): string {
  const priority = 126 * 2 ** 24 + (65_535 - position) * 2 ** 8 + 255
  return `a=candidate:${position + 1} 1 udp ${priority} ${address} ${port} typ host`
}
