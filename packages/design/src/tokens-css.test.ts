import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { COLOURS } from './colours.ts'
import { tailwindCss } from './tailwind-css.ts'
import { tokensCss } from './tokens-css.ts'

it.each([
  ['tokens.css', tokensCss()],
  ['tailwind.css', tailwindCss()],
])('keeps %s as the constants say (npx tsx tools/write-tokens.ts writes it anew)', (file, css) => {
  expect(readFileSync(new URL(`./${file}`, import.meta.url), 'utf8')).toBe(css)
})

it('offers every colour as a class', () => {
  for (const name of Object.keys(COLOURS)) expect(tailwindCss()).toContain(`--color-${name}: var(--color-${name});`)
})

it('gives every colour in the light theme, in the chosen dark theme and in the dark theme of the system', () => {
  for (const name of Object.keys(COLOURS)) expect(tokensCss().split(`--color-${name}: `)).toHaveLength(4)
})

it('stills all motion for people who ask for less of it', () => {
  const reduced = tokensCss().split('@media (prefers-reduced-motion: reduce)')[1]
  expect(reduced).toContain('--motion-price: 0ms')
  expect(reduced).not.toMatch(/: [1-9]\d*ms/)
})
