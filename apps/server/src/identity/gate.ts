/**
 * Lets a few pieces of slow work through at once and a bounded number wait their turn, first come first served. Whoever
 * comes after that is told `full` right away instead of waiting for an answer nobody will read any more.
 */
export function createGate({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  const queue: (() => void)[] = []
  let running = 0

  return {
    async run<T>(work: () => Promise<T>): Promise<T | 'full'> {
      if (running >= atOnce) {
        if (queue.length >= waiting) return 'full'
        await new Promise<void>((turn) => queue.push(turn))
      }
      running += 1
      try {
        return await work()
      } finally {
        running -= 1
        queue.shift()?.()
      }
    },
  }
}
