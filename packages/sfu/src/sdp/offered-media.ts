import { attribute, attributes, type Section } from '#sdp/sections.ts'

export type Codec = {
  payloadType: number
  /** In capitals: `VP8`, `OPUS`. */
  name: string
  /** As it was written, for the answer. */
  mapping: string
  parameters: string | undefined
  feedback: string[]
}

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive'

/** One `m=` section. `formats` are the words after the protocol, kept for the answer to a section we refuse. */
export type OfferedMedia = {
  kind: string
  protocol: string
  formats: string
  mid: string
  direction: Direction
  multiplexed: boolean
  disabled: boolean
  codecs: Codec[]
}

const DIRECTIONS: readonly Direction[] = ['sendrecv', 'sendonly', 'recvonly', 'inactive']
/** There are no more payload types than these; each costs a search through the section. */
const MAX_FORMATS = 128
const MID = /^[\x21-\x7e]{1,64}$/

export function readMedia(section: Section, position: number): OfferedMedia {
  const [kind = '', port = '', protocol = '', ...formats] = (section.lines[0] ?? '').slice(2).split(/\s+/)
  const mid = attribute(section, 'mid')
  return {
    kind: token(kind) || 'unknown',
    protocol: token(protocol) || 'UDP/TLS/RTP/SAVPF',
    formats: formats.filter((format) => token(format) !== '').join(' ') || '0',
    mid: mid !== undefined && MID.test(mid) ? mid : String(position),
    direction: DIRECTIONS.find((direction) => attribute(section, direction) !== undefined) ?? 'sendrecv',
    multiplexed: attribute(section, 'rtcp-mux') !== undefined,
    // Port 0 means refused, except beside bundle-only, where it means "on the bundle's port" (RFC 9143 §6).
    disabled: port === '0' && attribute(section, 'bundle-only') === undefined,
    codecs: formats.slice(0, MAX_FORMATS).flatMap((format) => readCodec(section, format)),
  }
}

/** What is repeated in the answer must be a plain word, so that nobody writes lines into it. */
function token(text: string): string {
  return /^[\w.+/*-]{1,64}$/.test(text) ? text : ''
}

function readCodec(section: Section, format: string): Codec[] {
  const payloadType = Number(format)
  const isDynamic = /^\d{1,3}$/.test(format) && payloadType <= 127
  const mapping = valueFor(section, 'rtpmap', format)
  if (!isDynamic || mapping === undefined || !/^[\w.+/-]{1,64}$/.test(mapping)) return []
  return [
    {
      payloadType,
      name: (mapping.split('/')[0] ?? '').toUpperCase(),
      mapping,
      parameters: valueFor(section, 'fmtp', format),
      feedback: feedbackFor(section, format),
    },
  ]
}

/** The rest of the line `a=name:format rest`. */
function valueFor(section: Section, name: string, format: string): string | undefined {
  const line = attributes(section, name).find((value) => value.startsWith(`${format} `))
  return line?.slice(format.length + 1).trim()
}

function feedbackFor(section: Section, format: string): string[] {
  return attributes(section, 'rtcp-fb').flatMap((value) => {
    const [payloadType, ...rest] = value.split(/\s+/)
    return payloadType === format || payloadType === '*' ? [rest.join(' ')] : []
  })
}
