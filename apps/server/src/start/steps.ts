/** Says on the terminal what the start is doing, and how long each step took. */
export interface Steps {
  /** Does a step; `name` may depend on what came out, and is null for what did not come about. A failure is passed on. */
  step<T>(name: string | ((result: T) => string | null), work: () => Promise<T>): Promise<T>
  /** Something to know that is no step. */
  note(words: string): void
}

export function createSteps(write: (line: string) => void = (line) => console.log(line)): Steps {
  return {
    async step(name, work) {
      const since = performance.now()
      const result = await work()
      const words = typeof name === 'string' ? name : name(result)
      if (words !== null) write(`  ✔ ${words.padEnd(44)} ${seconds(performance.now() - since)}`)
      return result
    },
    note: (words) => write(`  · ${words}`),
  }
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

/** Lines in a frame, their names aligned. */
export function box(rows: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length))
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}   ${value}  `)
  const inner = Math.max(...lines.map((line) => line.length))
  const edge = '─'.repeat(inner)
  return [`┌${edge}┐`, ...lines.map((line) => `│${line.padEnd(inner)}│`), `└${edge}┘`].join('\n')
}
