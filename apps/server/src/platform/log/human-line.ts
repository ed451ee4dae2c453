/** Turns a JSON line into one that a person reads: time, level, message, facts; an error's stack below. */
export function humanLine(json: string): string {
  const { time, level, msg, ...facts } = JSON.parse(json) as Record<string, unknown> // written by our own logger
  const clock = String(time).slice(11, 19)
  const stacks: string[] = []
  const words = Object.entries(facts).map(([name, value]) => {
    if (!isStacked(value)) return `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`
    stacks.push(value.stack)
    return `${name}=${value.message}`
  })
  return [[clock, String(level).padEnd(5), msg, ...words].join(' '), ...stacks].join('\n').concat('\n')
}

function isStacked(value: unknown): value is { message: string; stack: string } {
  return typeof value === 'object' && value !== null && 'stack' in value && 'message' in value
}
