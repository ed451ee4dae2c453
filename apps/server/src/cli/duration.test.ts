import { MS } from '@dallal/kernel'
import { expect, it } from 'vitest'
import { formatDuration, parseDuration } from './duration.ts'

it.each([
  ['7d', 7 * MS.day],
  ['1d12h', 36 * MS.hour],
  ['90m', 90 * MS.minute],
  ['30s', 30_000],
  ['3650d', 3_650 * MS.day],
  ['3651d', null],
  ['0d', null],
  ['-7d', null],
  ['7', null],
  ['7 d', null],
  ['7w', null],
  ['', null],
])('%s is %s milliseconds', (text, ms) => {
  expect(parseDuration(text)).toBe(ms)
})

it.each([
  [0, '0 s'],
  [45_900, '45 s'],
  [7 * MS.day, '7 d'],
  [7 * MS.day + 3 * MS.hour + 5 * MS.minute, '7 d 3 h'],
])('%s milliseconds read %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})
