/**
 * Reads a WHIP or WHEP offer (RFC 8866, RFC 8829). Tolerant, because browsers and encoders differ: line ends, the case of
 * codec names, attributes of the session or of the media, a missing mid. Strict about what safety rests on: the
 * fingerprint, the ICE fragment, and that we may be the DTLS server.
 */
import { type Fingerprint, parseFingerprint } from '#dtls/fingerprint.ts'
import type { IceCredentials } from '#ice/credentials.ts'
import { type OfferedMedia, readMedia } from '#sdp/offered-media.ts'
import { attribute, attributes, type Section, sectionsOf } from '#sdp/sections.ts'

export type Offer = {
  /** The peer's half of ICE. */
  ice: IceCredentials
  fingerprints: Fingerprint[]
  media: OfferedMedia[]
}

export type OfferReading = { ok: true; offer: Offer } | { ok: false; why: string }

const MAX_SECTIONS = 16
/** Browsers with every codec they know offer about five hundred. */
const MAX_LINES = 2000
const MAX_FINGERPRINTS = 4
const FRAGMENT = /^[A-Za-z0-9+/]{4,256}$/
const PASSWORD = /^[A-Za-z0-9+/]{22,256}$/

export function readOffer(text: string): OfferReading {
  const [session, ...sections] = sectionsOf(text)
  if (!session?.lines[0]?.startsWith('v=0')) return wrong('a session description begins with v=0')
  if (sections.length === 0) return wrong('the offer has no media')
  if (sections.length > MAX_SECTIONS) return wrong(`the offer has more than ${MAX_SECTIONS} media sections`)

  const lineCount = session.lines.length + sections.reduce((count, { lines }) => count + lines.length, 0)
  if (lineCount > MAX_LINES) return wrong(`the offer has more than ${MAX_LINES} lines`)
  const isBundled = attributes(session, 'group').some((group) => group.startsWith('BUNDLE'))
  if (sections.length > 1 && !isBundled) return wrong('several media sections must be one BUNDLE')

  const transport = [session, ...sections]
  const fragment = firstAttribute(transport, 'ice-ufrag')
  if (!fragment || !FRAGMENT.test(fragment)) return wrong('the offer has no usable a=ice-ufrag')
  const password = firstAttribute(transport, 'ice-pwd')
  if (!password || !PASSWORD.test(password)) return wrong('the offer has no usable a=ice-pwd')
  const fingerprints = fingerprintsIn(transport)
  if (fingerprints.length === 0) return wrong('the offer has no a=fingerprint with SHA-256 or better')
  if (firstAttribute(transport, 'setup') === 'passive') return wrong('a=setup must be actpass or active')

  const media = sections.map(readMedia)
  if (new Set(media.map(({ mid }) => mid)).size !== media.length) return wrong('two media sections have the same a=mid')
  return { ok: true, offer: { ice: { fragment, password }, fingerprints, media } }
}

function wrong(why: string): OfferReading {
  return { ok: false, why }
}

function firstAttribute(sections: readonly Section[], name: string): string | undefined {
  for (const section of sections) {
    const value = attribute(section, name)
    if (value !== undefined) return value
  }
  return undefined
}

/** Everything is bundled into one transport, so all sections promise the same certificates: each is kept once. */
function fingerprintsIn(sections: readonly Section[]): Fingerprint[] {
  const found = new Map<string, Fingerprint>()
  for (const text of sections.flatMap((section) => attributes(section, 'fingerprint'))) {
    const fingerprint = parseFingerprint(text)
    if (fingerprint) found.set(`${fingerprint.hash} ${fingerprint.value.toString('hex')}`, fingerprint)
  }
  return [...found.values()].slice(0, MAX_FINGERPRINTS)
}
