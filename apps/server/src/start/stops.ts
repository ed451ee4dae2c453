import type { Log } from '#platform/log'

/** What must be ended, in the opposite order of its beginning. One that fails holds up no other. */
export interface Stops {
  add(name: string, stop: () => Promise<void> | void): void
  /** Ends everything that was added, once; asked again, waits for the same end. */
  all(): Promise<void>
}

/** How long one part may take to end before the next is ended all the same. */
const PATIENCE_MS = 15_000

export function createStops(log: () => Log | null): Stops {
  const parts: { name: string; stop: () => Promise<void> | void }[] = []
  let ending: Promise<void> | null = null

  async function endAll(): Promise<void> {
    for (let part = parts.pop(); part; part = parts.pop()) {
      const { name, stop } = part
      try {
        await inTime(stop)
      } catch (error) {
        log()?.error(`${name} did not end as it should`, { error })
      }
    }
  }
  return {
    add: (name, stop) => void parts.push({ name, stop }),
    all() {
      ending ??= endAll()
      return ending
    },
  }
}

function inTime(stop: () => Promise<void> | void): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('it took too long')), PATIENCE_MS)
    Promise.resolve(stop())
      .then(resolve, reject)
      .finally(() => clearTimeout(late))
  })
}
