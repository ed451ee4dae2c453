import { describe, expect, it } from 'vitest'
import { createGate } from './gate.ts'

describe('a gate', () => {
  it('runs a few at once, lets some wait in order, and turns the rest away', async () => {
    const gate = createGate({ atOnce: 2, waiting: 3 })
    const finish: (() => void)[] = []
    const order: number[] = []
    const work = (number: number) => () => {
      order.push(number)
      return new Promise<number>((done) => finish.push(() => done(number)))
    }
    const results = [1, 2, 3, 4, 5, 6, 7].map((number) => gate.run(work(number)))

    expect(await Promise.all(results.slice(5))).toEqual(['full', 'full'])
    expect(order).toEqual([1, 2])
    for (let ended = 0; ended < 5; ended += 1) {
      finish[ended]?.()
      await results[ended]
      await Promise.resolve()
    }
    expect(await Promise.all(results.slice(0, 5))).toEqual([1, 2, 3, 4, 5])
    expect(order).toEqual([1, 2, 3, 4, 5])
  })

  it('gives the place of a failed one to the next', async () => {
    const gate = createGate({ atOnce: 1, waiting: 1 })
    const failing = gate.run(() => Promise.reject(new Error('broken')))
    const next = gate.run(async () => 'done')
    await expect(failing).rejects.toThrow('broken')
    expect(await next).toBe('done')
  })
})
