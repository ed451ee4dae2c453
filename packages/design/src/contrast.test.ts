import { describe, expect, it } from 'vitest'
import { COLOURS, type Theme } from './colours.ts'
import { contrastRatio } from './contrast.ts'
import { PAIRS } from './pairs.ts'

const themes: Theme[] = ['light', 'dark']

describe('contrast', () => {
  it('is 21 for black on white, whichever comes first, and 1 for a colour on itself', () => {
    expect(contrastRatio('#000000', '#FFFFFF')).toBeCloseTo(21, 5)
    expect(contrastRatio('#FFFFFF', '#000000')).toBeCloseTo(21, 5)
    expect(contrastRatio('#8A5200', '#8A5200')).toBe(1)
  })

  it('agrees with the example of the standard: #777777 on white just misses AA', () => {
    expect(contrastRatio('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2)
  })
})

describe.each(themes)('in the %s theme', (theme) => {
  it.each(PAIRS)('$front on $back can be read ($use)', ({ front, back, ratio }) => {
    expect(contrastRatio(COLOURS[front][theme], COLOURS[back][theme])).toBeGreaterThanOrEqual(ratio)
  })

  it('shows the focus ring on every surface (3:1)', () => {
    for (const back of ['page', 'raised', 'floating'] as const) {
      expect(contrastRatio(COLOURS.indigo[theme], COLOURS[back][theme])).toBeGreaterThanOrEqual(3)
    }
  })
})

it('lists every colour that carries words or stands behind them', () => {
  const listed = new Set(PAIRS.flatMap(({ front, back }) => [front, back]))
  const unlisted = Object.keys(COLOURS).filter((name) => !listed.has(name as keyof typeof COLOURS)) // keys of that very object
  expect(unlisted).toEqual(['line'])
})
