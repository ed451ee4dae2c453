import { isLegible } from '@dallal/contract'

export type FieldProblem = 'required' | 'too_short' | 'too_long' | 'not_legible' | 'check_field'

/** What is wrong with a field, from the code of the issue the schema of the contract found (zod) and what was entered. */
export function fieldProblem(issue: string, value: unknown): FieldProblem {
  const isEmpty = value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
  if (isEmpty) return 'required'
  if (issue === 'too_small') return 'too_short'
  if (issue === 'too_big') return 'too_long'
  return issue === 'custom' && typeof value === 'string' && !isLegible(value) ? 'not_legible' : 'check_field'
}
