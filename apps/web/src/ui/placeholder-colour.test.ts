import { rgbaToThumbHash, thumbHashToAverageRGBA } from 'thumbhash'
import { expect, it } from 'vitest'
import { placeholderColour } from './placeholder-colour.ts'

it('is the average colour the reference decoder finds', () => {
  for (const [red, green, blue] of [
    [242, 169, 59],
    [39, 71, 122],
    [251, 248, 242],
    [0, 0, 0],
  ] as const) {
    const pixels = Array.from({ length: 16 * 16 }, () => [red, green, blue, 255]).flat()
    const hash = rgbaToThumbHash(16, 16, pixels)
    const average = thumbHashToAverageRGBA(hash)
    const expected = [average.r, average.g, average.b].map((channel) => Math.round(channel * 255)).join(' ')
    expect(placeholderColour(Buffer.from(hash).toString('base64'))).toBe(`rgb(${expected})`)
  }
})

it('is nothing when there is no hash', () => {
  expect(placeholderColour('')).toBeNull()
  expect(placeholderColour('%%')).toBeNull()
})
