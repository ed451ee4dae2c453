import { instant, MS, plusMs } from '@dallal/kernel'
import { expect, it } from 'vitest'
import { firstAskAt, nextAskAt } from './when-to-ask.ts'

const ended = instant('2026-11-25T10:00:00Z')

it.each([
  ['just when it ended', 0, 5 * MS.minute],
  ['five minutes after', 5 * MS.minute, 10 * MS.minute],
  ['an hour after', MS.hour, 2 * MS.hour],
  ['two days after', 2 * MS.day, 3 * MS.day],
  ['three days after', 3 * MS.day, null],
])('asked %s, the next time is as far again, until the third day', (_when, asked, next) => {
  expect(nextAskAt(ended, plusMs(ended, asked))).toBe(next === null ? null : plusMs(ended, next))
})

it('one that is waited for is asked about in every run', () => {
  expect(nextAskAt(null, ended)).toBeLessThan(plusMs(ended, MS.minute))
  expect(firstAskAt(ended)).toBe(plusMs(ended, 15 * MS.second))
})
