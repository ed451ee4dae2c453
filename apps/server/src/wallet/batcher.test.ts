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

const turn = () => new Promise((resolve) => setImmediate(resolve))

it('the first leaves at once, the rest gather while it is under way', async () => {
  const { batches, send, openNext } = gate()
  const batcher = createBatcher({ lanes: 1, cap: 100, maxWaiting: 100, send })
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
  const batcher = createBatcher({ lanes: 1, cap: 2, maxWaiting: 3, send })
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
  const batcher = createBatcher({ lanes: 1, cap: 1, maxWaiting: 9, send })
  const [first, second] = [batcher.submit(1), batcher.submit(2)]
  await expect(first).rejects.toThrow('the line went dead')
  expect(await second).toBe(2)
})

it('an item may fail alone', async () => {
  const send = async (batch: readonly number[]) => batch.map((n) => (n === 2 ? new Error('two is bad') : n))
  const batcher = createBatcher({ lanes: 1, cap: 9, maxWaiting: 9, send })
  const [first, second] = [batcher.submit(1), batcher.submit(2)]
  await expect(second).rejects.toThrow('two is bad')
  expect(await first).toBe(1)
})

it('draining waits for what was taken and takes nothing new', async () => {
  const { send, openNext } = gate()
  const batcher = createBatcher({ lanes: 1, cap: 9, maxWaiting: 9, send })
  const taken = batcher.submit(1)
  await turn()
  const drained = batcher.drain()
  await expect(batcher.submit(2)).rejects.toThrow('stopping')
  openNext()
  await drained
  expect(await taken).toBe(10)
})
