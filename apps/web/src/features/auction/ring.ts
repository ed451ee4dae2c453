/**
 * The ring around the seconds. It empties clockwise in both directions of text, because clocks do: the gap begins at the top
 * and grows the way a hand would go, so what is left ends at the top.
 */
export interface Ring {
  /** How much of the circle is drawn, of a path whose length is 1. */
  readonly dash: number
  /** Where drawing begins, as the offset of a dash pattern. */
  readonly offset: number
  /** What stands in the middle: whole seconds rounded up, minutes before them from a minute on; empty once it is over. */
  readonly digits: string
}

/** The ring with so many milliseconds left of a full circle of `fullMs`; added time never draws more than a full circle. */
export function ringOf(leftMs: number, fullMs: number): Ring {
  const left = Math.max(0, leftMs)
  const dash = fullMs <= 0 ? 0 : Math.min(1, left / fullMs)
  return { dash, offset: dash - 1, digits: digitsOf(Math.ceil(left / 1_000)) }
}

function digitsOf(seconds: number): string {
  if (seconds === 0) return ''
  if (seconds < 60) return `${seconds}`
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')}`
}
