interface Counts {
  readonly packetsExpected: number
  readonly packetsLost: number
}

export interface LossReading {
  /** Of the packets expected lately, in hundredths, one decimal. */
  readonly percent: number
  /** What the latest reports counted, the oldest first. */
  readonly reports: readonly Counts[]
}

/** Reports come once a second: loss is told of the last ten, so that a bad moment shows and then passes. */
const REPORTS = 10

/** Takes a report of every room, and forgets rooms that are gone. Counters that went back belong to another publisher. */
export function lossWindow(losses: Map<string, LossReading>, rooms: readonly (Counts & { room: string })[]): void {
  const present = new Set(rooms.map(({ room }) => room))
  for (const room of losses.keys()) if (!present.has(room)) losses.delete(room)
  for (const { room, packetsExpected, packetsLost } of rooms) {
    const before = losses.get(room)?.reports ?? []
    const isAnother = packetsExpected < (before.at(-1)?.packetsExpected ?? 0)
    const reports = [...(isAnother ? [] : before), { packetsExpected, packetsLost }].slice(-REPORTS)
    const first = reports.length > 1 ? reports[0] : undefined
    const expected = packetsExpected - (first?.packetsExpected ?? 0)
    const lost = Math.max(0, packetsLost - (first?.packetsLost ?? 0))
    const percent = expected > 0 ? Math.round((lost / expected) * 1000) / 10 : 0
    losses.set(room, { percent, reports })
  }
}
