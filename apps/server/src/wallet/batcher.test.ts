import { expect, it } from 'vitest'
import { createBatcher } from './batcher.ts'

/** A receiver that answers only when told to, and remembers what it got. */
function gate() {
  const batches: number[][] = []
  const open: (() => void)[] = []
  const send = async (batch: readonly number[]) => {
    batches.push([...batch])
    await new Promise<void>((resolve) => open.push(resolve))
    return batch.map((n) => n * 10)
  }
  return { batches, send, openNext: () => open.shift()?.() }
}

/** Long enough for answers to be passed on and a free lane to be filled. */
async function turn(): Promise<void> {
  for (let i = 0; i < 3; i += 1) await new Promise((resolve) => setImmediate(resolve))
}

it('the first leaves at once, the rest gather while it is under way', async () => {
  const { batches, send, openNext } = gate()
  const batcher = createBatcher({ lanes: 1, cap: 100, maxWaiting: 100, locks: () => [], send })
  const first = batcher.submit(1)
  await turn()
  expect(batches).toEqual([[1]])

  const rest = [2, 3, 4].map((n) => batcher.submit(n))
  await turn()
  expect(batches).toEqual([[1]])
  openNext()
  expect(await first).toBe(10)
  await turn()
  expect(batches).toEqual([[1], [2, 3, 4]])
  openNext()
  expect(await Promise.all(rest)).toEqual([20, 30, 40])
})

it('a batch has a cap and the waiting room a bound', async () => {
  const { batches, send, openNext } = gate()
  const batcher = createBatcher({ lanes: 1, cap: 2, maxWaiting: 3, locks: () => [], send })
  const taken = [1, 2, 3].map((n) => batcher.submit(n))
  await expect(batcher.submit(4)).rejects.toThrow('too many are waiting')
  await turn()
  openNext()
  await Promise.all(taken.slice(0, 2))
  await turn()
  openNext()
  await Promise.all(taken)
  expect(batches).toEqual([[1, 2], [3]])
})

it('a failed batch fails its own callers and nobody else', async () => {
  let turnOf = 0
  const send = async (batch: readonly number[]) => {
    turnOf += 1
    if (turnOf === 1) throw new Error('the line went dead')
    return batch
  }
  const batcher = createBatcher({ lanes: 1, cap: 1, maxWaiting: 9, locks: () => [], send })
  const [first, second] = [batcher.submit(1), batcher.submit(2)]
  await expect(first).rejects.toThrow('the line went dead')
  expect(await second).toBe(2)
})

it('lanes keep out of each other’s way, and nobody overtakes on the same thing', async () => {
  const { batches, send, openNext } = gate()
  const locks = (n: number) => [`${Math.floor(n / 10)}`, `${n % 10}`]
  const batcher = createBatcher({ lanes: 2, cap: 9, maxWaiting: 9, locks, send })
  const first = batcher.submit(12)
  await turn()
  const rest = [23, 34, 45].map((n) => batcher.submit(n)) // 23 waits for 12, 34 for 23; 45 waits for 34
  const free = batcher.submit(67)
  await turn()
  expect(batches).toEqual([[12], [67]])
  openNext()
  await first
  await turn()
  expect(batches).toEqual([[12], [67], [23, 34, 45]])
  openNext()
  openNext()
  await Promise.all([...rest, free])
})

it('free lanes share those who come together, but not those who touch the same', async () => {
  const { batches, send, openNext } = gate()
  const locks = (n: number) => (n < 100 ? [`${n}`] : ['hot'])
  const batcher = createBatcher({ lanes: 2, cap: 99, maxWaiting: 99, locks, send })
  const apart = Array.from({ length: 20 }, (_, n) => batcher.submit(n))
  await turn()
  expect(batches.map((batch) => batch.length)).toEqual([10, 10])
  openNext()
  openNext()
  await Promise.all(apart)
  await turn()

  const hot = Array.from({ length: 20 }, (_, n) => batcher.submit(100 + n))
  await turn()
  expect(batches.slice(2).map((batch) => batch.length)).toEqual([20])
  openNext()
  await Promise.all(hot)
})

it('an item may fail alone', async () => {
  const send = async (batch: readonly number[]) => batch.map((n) => (n === 2 ? new Error('two is bad') : n))
  const batcher = createBatcher({ lanes: 1, cap: 9, maxWaiting: 9, locks: () => [], send })
  const [first, second] = [batcher.submit(1), batcher.submit(2)]
  await expect(second).rejects.toThrow('two is bad')
  expect(await first).toBe(1)
})

it('draining waits for what was taken and takes nothing new', async () => {
  const { send, openNext } = gate()
  const batcher = createBatcher({ lanes: 1, cap: 9, maxWaiting: 9, locks: () => [], send })
  const taken = batcher.submit(1)
  await turn()
  const drained = batcher.drain()
  await expect(batcher.submit(2)).rejects.toThrow('stopping')
  openNext()
  await drained
  expect(await taken).toBe(10)
})
