/**
 * How much the publisher may send, from how much of it was lost on the way: the loss-based controller of
 * draft-ietf-rmcat-gcc-02 §6. Half the loss off above 10 %, unchanged from 2 to 10 %, a twentieth more below 2 %.
 */
export type BitrateBounds = { start: number; least: number; most: number }

/** Bits per second. Enough for 720p at 30 frames; the least still shows a face. */
export const BITRATE: BitrateBounds = { start: 2_000_000, least: 150_000, most: 3_000_000 }

const MUCH = 0.1
const LITTLE = 0.02

export function nextBitrate(bitsPerSecond: number, fractionLost: number, bounds: BitrateBounds = BITRATE): number {
  const next = Math.round(bitsPerSecond * factorFor(fractionLost))
  return Math.min(bounds.most, Math.max(bounds.least, next))
}

function factorFor(fractionLost: number): number {
  if (fractionLost > MUCH) return 1 - fractionLost / 2
  return fractionLost < LITTLE ? 1.05 : 1
}
