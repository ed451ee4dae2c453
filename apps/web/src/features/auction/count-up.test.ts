import { expect, it } from 'vitest'
import { countUp } from './count-up.ts'

it('counts from one price to the next in whole steps both share, and ends exactly there', () => {
  expect([0, 0.25, 0.5, 0.999, 1].map((progress) => countUp(240_00n, 245_00n, progress))).toEqual([
    240_00n,
    241_00n,
    242_00n,
    244_00n,
    245_00n,
  ])
})

it('shows a price that fell, and one that did not move, at once', () => {
  expect(countUp(300n, 200n, 0.1)).toBe(200n)
  expect(countUp(300n, 300n, 0.1)).toBe(300n)
})

it('never shows more than the end or less than the start', () => {
  for (let part = 0; part <= 20; part += 1) {
    const shown = countUp(1_250n, 3_333n, part / 20)
    expect(shown >= 1_250n && shown <= 3_333n).toBe(true)
  }
})
