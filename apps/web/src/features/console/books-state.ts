import type { Books } from '@dallal/contract'

/** The books at a glance: not known, in order, or how many things are not. A check that could not be run counts as one. */
export type BooksState = { kind: 'unknown' } | { kind: 'agree' } | { kind: 'differ'; count: number }

export function booksState({ report }: Pick<Books, 'report'>): BooksState {
  if (report === null) return { kind: 'unknown' }
  const count = report.checks.reduce((sum, { defects, error }) => sum + defects + (error === null ? 0 : 1), 0)
  return count === 0 ? { kind: 'agree' } : { kind: 'differ', count }
}
