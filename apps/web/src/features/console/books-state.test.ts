import { expect, it } from 'vitest'
import { booksState } from './books-state.ts'

const report = (...checks: { defects: number; error: string | null }[]) => ({
  report: {
    checkedAt: '2026-11-25T10:00:00.000Z',
    tookMs: 1,
    checks: checks.map((check) => ({ name: 'x', sample: [], tookMs: 1, ...check })),
  },
})
const nothing = { defects: 0, error: null }

it.each([
  ['never checked', { report: null }, { kind: 'unknown' }],
  ['nothing found', report(nothing, nothing), { kind: 'agree' }],
  [
    'defects of several checks',
    report(nothing, { ...nothing, defects: 2 }, { ...nothing, defects: 1 }),
    { kind: 'differ', count: 3 },
  ],
  [
    'a check that could not be run is no good sign',
    report(nothing, { ...nothing, error: 'gone' }),
    { kind: 'differ', count: 1 },
  ],
])('%s', (_what, books, state) => {
  expect(booksState(books)).toEqual(state)
})
