import { expect, it } from 'vitest'
import { fieldProblem } from './field-problem.ts'

it.each([
  ['too_small', '', 'required'],
  ['too_small', '  ', 'required'],
  ['invalid_type', undefined, 'required'],
  ['invalid_format', '', 'required'],
  ['too_small', 'a', 'too_short'],
  ['too_big', 'a long name', 'too_long'],
  ['custom', 'a\u202eb', 'check_field'],
  ['custom', '\u200b\u200b\u200b', 'not_legible'],
])('%s of "%s" is told as %s', (issue, value, problem) => {
  expect(fieldProblem(issue, value)).toBe(problem)
})
