import { expect, test, vi } from 'vitest'
import { startArrivalClock } from './arrival-clock.ts'

test('it shows the database’s time, believing the fastest of five answers', async () => {
  let local = 1_000
  const delays = [80, 40, 4, 60, 100]
  const clock = await startArrivalClock({
    monotonicNow: () => local,
    databaseNow: async () => {
      // On the way there; the answer is slow on the way back only.
      const answer = 500_000 + local
      local += delays.shift() ?? 0
      return answer
    },
  })
  expect(Math.abs(clock.now() - (500_000 + local))).toBeLessThanOrEqual(2)
  clock.stop()
})

test('when the database’s clock is set, it gives way slowly and never goes back', async () => {
  vi.useFakeTimers()
  let local = 0
  let ahead = 10_000
  const clock = await startArrivalClock({
    monotonicNow: () => local,
    databaseNow: async () => ahead + local,
    everyMs: 1_000,
  })
  ahead = 9_000
  await vi.advanceTimersByTimeAsync(1_000)
  let before = clock.now()
  for (let step = 0; step < 300; step += 1) {
    local += 100
    const now = clock.now()
    expect(now).toBeGreaterThan(before)
    before = now
  }
  expect(clock.now()).toBe(9_000 + local)
  clock.stop()
  vi.useRealTimers()
})

test('when the database does not answer, it goes on', async () => {
  vi.useFakeTimers()
  let local = 0
  let isUp = true
  const errors: unknown[] = []
  const clock = await startArrivalClock({
    monotonicNow: () => local,
    databaseNow: async () => {
      if (!isUp) throw new Error('away')
      return 7_000 + local
    },
    everyMs: 1_000,
    onError: (error) => errors.push(error),
  })
  isUp = false
  await vi.advanceTimersByTimeAsync(1_000)
  local = 2_500
  expect(clock.now()).toBe(9_500)
  expect(errors).toHaveLength(1)
  clock.stop()
  vi.useRealTimers()
})
