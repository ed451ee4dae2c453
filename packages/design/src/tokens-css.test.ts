import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { COLOURS } from './colours.ts'
import { tokensCss } from './tokens-css.ts'

it('keeps tokens.css as the constants say (npx tsx tools/write-tokens.ts writes it anew)', () => {
  expect(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')).toBe(tokensCss())
})

it('gives every colour in the light theme, in the chosen dark theme and in the dark theme of the system', () => {
  for (const name of Object.keys(COLOURS)) expect(tokensCss().split(`--color-${name}: `)).toHaveLength(4)
})

it('stills all motion for people who ask for less of it', () => {
  const reduced = tokensCss().split('@media (prefers-reduced-motion: reduce)')[1]
  expect(reduced).toContain('--motion-price: 0ms')
  expect(reduced).not.toMatch(/: [1-9]\d*ms/)
})
