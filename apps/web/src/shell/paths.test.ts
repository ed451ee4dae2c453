import { expect, it } from 'vitest'
import { returnPath } from './paths.ts'

it.each([
  ['/shows/1?lot=2', '/shows/1?lot=2'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/a b', '/'],
  ['', '/'],
  [undefined, '/'],
])('after signing in, %s leads to %s', (asked, path) => {
  expect(returnPath(asked)).toBe(path)
})
