import type { StatementLine } from '@dallal/contract'

export type StatementMark = 'in' | 'out' | 'held' | 'released' | 'waiting' | 'failed'

/** How a movement is marked: colour and icon follow from what it did to what can be bid with. */
export function statementMark(kind: StatementLine['kind']): StatementMark {
  switch (kind) {
    case 'top_up':
    case 'top_up_late':
      return 'in'
    case 'purchase':
      return 'out'
    case 'bid_hold':
      return 'held'
    case 'bid_release':
      return 'released'
    case 'top_up_started':
    case 'top_up_kept':
      return 'waiting'
    case 'top_up_failed':
      return 'failed'
  }
}

/** Whether money came or went. A hold and its release only say what can be bid with; the money stays the person's. */
export function movesMoney(kind: StatementLine['kind']): boolean {
  return kind === 'top_up' || kind === 'top_up_late' || kind === 'purchase'
}

/** Lines of one day together, in the order they came in; the day is told by who calls, in the reader's words. */
export function byDay<Line>(lines: readonly Line[], dayOf: (line: Line) => string): { day: string; lines: Line[] }[] {
  return lines.reduce<{ day: string; lines: Line[] }[]>((days, line) => {
    const day = dayOf(line)
    const last = days.at(-1)
    if (last?.day === day) last.lines.push(line)
    else days.push({ day, lines: [line] })
    return days
  }, [])
}
