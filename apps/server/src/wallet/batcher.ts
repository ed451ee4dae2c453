/**
 * Gathers single calls into batches without a timer. The first call leaves at once; while every lane is busy the following
 * ones gather, and leave together as soon as a lane is free. So a lone caller waits for nobody, and under load the cost of
 * a commit is shared by as many as came meanwhile. Each caller gets its own outcome.
 *
 * Lanes keep out of each other's way: an item that touches what a batch under way has locked stays for a later one, and so do
 * the items behind it that touch the same. A hot account therefore fills one lane with large batches, instead of two that
 * take turns waiting for each other in the database. And lanes share: when several are free, each takes its part of who
 * waits, or callers who were once answered together would for ever travel together and leave the other lanes empty.
 */
export type Batcher<Item, Outcome> = {
  /** Resolves with this item's outcome. Rejects when its batch failed for good, or at once when too many are waiting. */
  submit(item: Item): Promise<Outcome>
  /** Takes nothing new; resolves when everything that was taken has its outcome. */
  drain(): Promise<void>
}

export type BatcherOptions<Item, Outcome> = {
  /** How many batches may be under way at once. */
  readonly lanes: number
  /** The most items of one batch. */
  readonly cap: number
  /** The most items that may wait for a lane; one more is refused with `TooManyWaiting`. */
  readonly maxWaiting: number
  /** Names of what an item locks for itself while it is under way. */
  readonly locks: (item: Item) => readonly string[]
  /** Answers one outcome an item, in order; an error rejects that item alone, a throw all of them. */
  readonly send: (batch: readonly Item[]) => Promise<readonly (Outcome | Error)[]>
}

const WORTH_SHARING = 16

export class TooManyWaiting extends Error {
  override name = 'TooManyWaiting'
}

type Waiting<Item, Outcome> = { item: Item; resolve(outcome: Outcome): void; reject(reason: unknown): void }

export function createBatcher<Item, Outcome>(options: BatcherOptions<Item, Outcome>): Batcher<Item, Outcome> {
  let waiting: Waiting<Item, Outcome>[] = []
  const locked = new Set<string>()
  let busyLanes = 0
  let scheduled = false
  let draining: { promise: Promise<void>; done(): void } | null = null

  function schedule(): void {
    if (scheduled || busyLanes >= options.lanes) return
    scheduled = true
    // After this turn of the event loop, so that callers who were answered together also leave together.
    setImmediate(() => {
      scheduled = false
      let left = true
      while (left && waiting.length > 0 && busyLanes < options.lanes) left = dispatch()
    })
  }

  /** How many of those who wait a free lane takes; few are not worth sharing. */
  function shareOf(count: number): number {
    return count < WORTH_SHARING ? count : Math.ceil(count / (options.lanes - busyLanes))
  }

  /**
   * Takes from the front what may go now: a share of all, and beyond it whatever could only go after these; at most a batch.
   * What stays keeps its place in the queue.
   */
  function takeBatch(): { batch: Waiting<Item, Outcome>[]; locks: Set<string> } {
    const share = shareOf(waiting.length)
    const batch: Waiting<Item, Outcome>[] = []
    const left: Waiting<Item, Outcome>[] = []
    const own = new Set<string>()
    const awaited = new Set<string>()
    for (const entry of waiting) {
      const locks = options.locks(entry.item)
      const mayGo = batch.length < options.cap && !locks.some((name) => locked.has(name) || awaited.has(name))
      if (mayGo && (batch.length < share || locks.some((name) => own.has(name)))) {
        batch.push(entry)
        for (const name of locks) own.add(name)
      } else {
        left.push(entry)
        for (const name of locks) awaited.add(name)
      }
    }
    waiting = left
    return { batch, locks: own }
  }

  /** Fills a free lane; false when nobody who waits may go. */
  function dispatch(): boolean {
    const { batch, locks } = takeBatch()
    if (batch.length === 0) return false
    for (const name of locks) locked.add(name)
    busyLanes += 1
    void settle(batch).then(() => {
      busyLanes -= 1
      for (const name of locks) locked.delete(name)
      if (waiting.length > 0) schedule()
      else if (busyLanes === 0) draining?.done()
    })
    return true
  }

  async function settle(batch: readonly Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await options.send(batch.map(({ item }) => item))
      if (outcomes.length !== batch.length) throw new Error(`${outcomes.length} outcomes for ${batch.length} items`)
      batch.forEach(({ resolve, reject }, place) => {
        const outcome = outcomes[place]
        if (outcome instanceof Error) reject(outcome)
        else resolve(outcome as Outcome) // as many as items: just checked
      })
    } catch (reason) {
      for (const { reject } of batch) reject(reason)
    }
  }

  return {
    submit(item) {
      if (draining) return Promise.reject(new Error('the batcher is stopping'))
      if (waiting.length >= options.maxWaiting) return Promise.reject(new TooManyWaiting('too many are waiting'))
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject })
        schedule()
      })
    },
    drain() {
      if (!draining) {
        let done = () => {}
        const promise = new Promise<void>((resolve) => {
          done = resolve
        })
        draining = { promise, done }
        if (waiting.length === 0 && busyLanes === 0) done()
      }
      return draining.promise
    },
  }
}
