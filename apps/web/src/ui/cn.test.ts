import { expect, it } from 'vitest'
import { cn } from './cn.ts'

it('lets the caller have the last word, on our own scales too', () => {
  expect(cn('rounded-card p-4', 'rounded-field')).toBe('p-4 rounded-field')
  expect(cn('text-sm text-ink', 'text-lg')).toBe('text-ink text-lg')
  expect(cn('bg-page', false, undefined, 'bg-raised')).toBe('bg-raised')
})
