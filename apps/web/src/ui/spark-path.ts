export interface Frame {
  width: number
  height: number
  /** Room kept free at every edge, for the stroke and the mark of the last value. */
  inset: number
}

/** The path through values spread evenly over a frame, the highest at its top; a flat line when all are the same. */
export function sparkPath(values: readonly number[], { width, height, inset }: Frame) {
  const low = Math.min(...values)
  const range = Math.max(...values) - low
  const points = values.map((value, index) => ({
    x: round(inset + (values.length < 2 ? 0 : (index / (values.length - 1)) * (width - 2 * inset))),
    y: round(range === 0 ? height / 2 : height - inset - ((value - low) / range) * (height - 2 * inset)),
  }))
  const line = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  return { line, last: points.at(-1) }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
