import { describe, expect, it } from 'vitest'
import { ringOf } from './ring.ts'

describe('the ring', () => {
  it.each([
    [30_000, 1, 0, '30'],
    [15_000, 0.5, -0.5, '15'],
    [14_001, 14_001 / 30_000, 14_001 / 30_000 - 1, '15'],
    [1, 1 / 30_000, 1 / 30_000 - 1, '1'],
    [0, 0, -1, ''],
    [-4_000, 0, -1, ''],
  ])('with %i ms left of 30 s draws %f from %f and says "%s"', (left, dash, offset, digits) => {
    expect(ringOf(left, 30_000)).toEqual({ dash, offset, digits })
  })

  it('says minutes from a minute on, and never draws more than a circle when time was added', () => {
    expect(ringOf(65_000, 30_000)).toEqual({ dash: 1, offset: 0, digits: '1:05' })
  })
})
