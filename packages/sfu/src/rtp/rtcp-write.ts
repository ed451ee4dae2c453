/** Writes the parts of RTCP that we send (RFC 3550 §6, RFC 4585 §6, draft-alvestrand-rmcat-remb-03). */
import { writeNtp } from '#rtp/ntp.ts'

export type Reception = {
  source: number
  fractionLost: number
  lost: number
  highestIndex: number
  jitter: number
  lastReport: number
  delaySinceLastReport: number
}

export type Sent = { source: number; ntpMs: number; time: number; packets: number; bytes: number }

function part(count: number, type: number, bytes: number): Buffer {
  const out = Buffer.alloc(bytes)
  out.writeUInt8(0x80 | count, 0)
  out.writeUInt8(type, 1)
  out.writeUInt16BE(bytes / 4 - 1, 2)
  return out
}

/** A compound packet has to begin with a report, even an empty one. */
export function receiverReport(sender: number, receptions: readonly Reception[]): Buffer {
  const out = part(receptions.length, 201, 8 + 24 * receptions.length)
  out.writeUInt32BE(sender, 4)
  receptions.forEach((reception, i) => {
    const at = 8 + 24 * i
    out.writeUInt32BE(reception.source, at)
    out.writeUInt8(Math.min(255, Math.floor(reception.fractionLost * 256)), at + 4)
    out.writeUIntBE(Math.min(0x7fffff, Math.max(0, reception.lost)), at + 5, 3)
    out.writeUInt32BE(reception.highestIndex % 2 ** 32, at + 8)
    out.writeUInt32BE(Math.min(0xffffffff, Math.round(reception.jitter)), at + 12)
    out.writeUInt32BE(reception.lastReport, at + 16)
    out.writeUInt32BE(reception.delaySinceLastReport, at + 20)
  })
  return out
}

export function senderReport(sent: Sent): Buffer {
  const out = part(0, 200, 28)
  out.writeUInt32BE(sent.source, 4)
  writeNtp(out, 8, sent.ntpMs)
  out.writeUInt32BE(sent.time, 16)
  out.writeUInt32BE(sent.packets % 2 ** 32, 20)
  out.writeUInt32BE(sent.bytes % 2 ** 32, 24)
  return out
}

/** The canonical name ties the audio and the video of one sender together (RFC 3550 §6.5.1). */
export function sourceDescription(source: number, canonicalName: string): Buffer {
  const text = Buffer.from(canonicalName, 'ascii')
  const chunk = 4 + 2 + text.length + 1
  const out = part(1, 202, 4 + Math.ceil(chunk / 4) * 4)
  out.writeUInt32BE(source, 4)
  out.writeUInt8(1, 8)
  out.writeUInt8(text.length, 9)
  text.copy(out, 10)
  return out
}

export function pictureLoss(sender: number, media: number): Buffer {
  const out = part(1, 206, 12)
  out.writeUInt32BE(sender, 4)
  out.writeUInt32BE(media, 8)
  return out
}

/** Asks for these packets again. Sorted and packed: sixteen followers share an entry. `sequences` must not be empty. */
export function nack(sender: number, media: number, sequences: readonly number[]): Buffer {
  const entries = packNacks(sequences)
  const out = part(1, 205, 12 + 4 * entries.length)
  out.writeUInt32BE(sender, 4)
  out.writeUInt32BE(media, 8)
  entries.forEach(({ first, mask }, i) => {
    out.writeUInt16BE(first, 12 + 4 * i)
    out.writeUInt16BE(mask, 14 + 4 * i)
  })
  return out
}

function packNacks(sequences: readonly number[]): { first: number; mask: number }[] {
  const entries: { first: number; mask: number }[] = []
  for (const sequence of sequences) {
    const last = entries.at(-1)
    const after = last ? ((sequence - last.first) & 0xffff) - 1 : -1
    if (last && after >= 0 && after < 16) last.mask |= 1 << after
    else entries.push({ first: sequence, mask: 0 })
  }
  return entries
}

/** Receiver Estimated Maximum Bitrate: the sender may use this much for all these sources together. */
export function maximumBitrate(sender: number, bitsPerSecond: number, sources: readonly number[]): Buffer {
  const out = part(15, 206, 20 + 4 * sources.length)
  const { mantissa, exponent } = floating(bitsPerSecond)
  out.writeUInt32BE(sender, 4)
  out.write('REMB', 12, 'ascii')
  out.writeUInt8(sources.length, 16)
  out.writeUInt8((exponent << 2) | (mantissa >> 16), 17)
  out.writeUInt16BE(mantissa & 0xffff, 18)
  sources.forEach((source, i) => {
    out.writeUInt32BE(source, 20 + 4 * i)
  })
  return out
}

/** Eighteen bits of mantissa, six of exponent; rounded down, for it is a maximum. */
function floating(bitsPerSecond: number): { mantissa: number; exponent: number } {
  let mantissa = Math.max(0, Math.floor(bitsPerSecond))
  let exponent = 0
  while (mantissa > 0x3ffff) {
    mantissa = Math.floor(mantissa / 2)
    exponent += 1
  }
  return { mantissa, exponent }
}
