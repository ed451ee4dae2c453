import { expect, it } from 'vitest'
import { sparkPath } from './spark-path.ts'

const frame = { width: 100, height: 20, inset: 0 }

it('spreads values over the frame, the highest at the top', () => {
  expect(sparkPath([1, 3, 2], frame)).toEqual({ line: 'M0 20L50 0L100 10', last: { x: 100, y: 10 } })
})

it('draws a flat line in the middle when nothing changed', () => {
  expect(sparkPath([5, 5], frame).line).toBe('M0 10L100 10')
})

it('draws nothing of nothing, and a point of one value', () => {
  expect(sparkPath([], frame)).toEqual({ line: '', last: undefined })
  expect(sparkPath([7], frame).line).toBe('M0 10')
})
