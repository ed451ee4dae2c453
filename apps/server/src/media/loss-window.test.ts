import { expect, test } from 'vitest'
import { type LossReading, lossWindow } from './loss-window.ts'

test('loss is told of the last ten reports, begins anew with another publisher, and ends with its room', () => {
  const losses = new Map<string, LossReading>()
  const report = (packetsExpected: number, packetsLost: number) => {
    lossWindow(losses, [{ room: 'a', packetsExpected, packetsLost }])
    return losses.get('a')?.percent
  }
  expect(report(0, 0)).toBe(0)
  expect(report(100, 0)).toBe(0)
  expect(report(200, 25)).toBe(12.5)
  for (let n = 3; n < 12; n += 1) report(n * 100, 25)
  expect(report(1200, 25)).toBe(0)
  expect(report(50, 5)).toBe(10)
  lossWindow(losses, [])
  expect(losses.size).toBe(0)
})
