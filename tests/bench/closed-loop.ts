/** One way of doing something, under one load, asked by so many callers at once. */
export type Contestant = {
  readonly name: string
  readonly load: string
  readonly callers: number
  /** Answers whether it was done. */
  operate(): Promise<boolean>
}

export type Reading = {
  readonly name: string
  readonly load: string
  readonly callers: number
  readonly done: number
  readonly refused: number
  readonly seconds: number
  readonly p50: number
  readonly p99: number
}

const WARM_UP_MS = 500

/** Each caller waits for the answer before asking again; the first half second is not counted. */
export async function measure({ name, load, callers, operate }: Contestant, seconds: number): Promise<Reading> {
  const waits: number[] = []
  let refused = 0
  const start = performance.now() + WARM_UP_MS
  const end = start + seconds * 1000

  async function call(): Promise<void> {
    for (let now = performance.now(); now < end; now = performance.now()) {
      const done = await operate()
      const answered = performance.now()
      if (answered < start || answered > end) continue
      if (done) waits.push(answered - now)
      else refused += 1
    }
  }

  await Promise.all(Array.from({ length: callers }, call))
  waits.sort((a, b) => a - b)
  const percentile = (share: number) => waits[Math.floor(waits.length * share)] ?? 0
  return { name, load, callers, done: waits.length, refused, seconds, p50: percentile(0.5), p99: percentile(0.99) }
}
