import { expect, it } from 'vitest'
import { maskName } from './mask-name.ts'

it.each([
  ['سليم', 'س***م'],
  ['  Mohammed ', 'M***d'],
  ['نور الهدى', 'ن***ى'],
  ['م', 'م***'],
  ['Jo', 'J***'],
  ['', '***'],
  ['مُنىً', 'مُ***ىً'],
])('shows %s to others as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})
