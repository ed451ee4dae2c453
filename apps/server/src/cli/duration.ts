import { MS } from '@dallal/kernel'

const UNITS = { d: MS.day, h: MS.hour, m: MS.minute, s: MS.second } as const

/** Ten years: enough for every deadline, far from the end of any clock. */
const LONGEST_MS = 3_650 * MS.day

/** Milliseconds of `7d`, `36h` or `1d12h`; null for what is no length of time, nothing, or more than ten years. */
export function parseDuration(text: string): number | null {
  if (!/^(?:\d{1,6}[dhms])+$/.test(text)) return null
  let ms = 0
  for (const [, count, unit] of text.matchAll(/(\d+)([dhms])/g)) ms += Number(count) * unitOf(unit)
  return ms > 0 && ms <= LONGEST_MS ? ms : null
}

function unitOf(unit: string | undefined): number {
  return UNITS[unit as keyof typeof UNITS] // the pattern lets no other letter through
}

/** A length of time for people: `7 d 3 h`, `45 s`; the two largest parts. */
export function formatDuration(ms: number): string {
  const parts: string[] = []
  let rest = Math.floor(ms / MS.second) * MS.second
  for (const [unit, size] of Object.entries(UNITS)) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push(`${count} ${unit}`)
  }
  return parts.slice(0, 2).join(' ') || '0 s'
}
